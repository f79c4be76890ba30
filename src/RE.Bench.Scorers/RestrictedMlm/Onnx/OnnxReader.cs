using Google.Protobuf;
using RE.Bench.Scorers.Shared;

namespace RE.Bench.Scorers.RestrictedMlm.Onnx;

/// <summary>
/// Reads an ONNX file, which may hold anything. The numbers are the field numbers of onnx.proto (ONNX 1.18, messages ModelProto, GraphProto,
/// NodeProto, AttributeProto, TensorProto, ValueInfoProto). What could hold a program of its own (functions, subgraphs, training steps) is refused here.
/// </summary>
internal static class OnnxReader
{
    public const int MostNodes = 20_000;
    private const int MostTensors = 20_000;
    private const int MostInputs = 1_000;
    private const int MostDimensions = 8;

    /// <exception cref="SubmissionException">It is no ONNX file that can be scored; the message says why.</exception>
    public static OnnxModel Read(byte[] file)
    {
        if (file.Length == 0)
        {
            throw new SubmissionException("model.onnx is empty. Export the trained graph into it.");
        }

        try
        {
            return ReadModel(new(ByteString.CopyFrom(file)));
        }
        catch (InvalidProtocolBufferException)
        {
            throw new SubmissionException("model.onnx is not an ONNX file, or it is damaged. Write it with an ONNX exporter.");
        }
    }

    private static OnnxModel ReadModel(WireMessage message)
    {
        var model = new OnnxModel();
        var graphs = 0;
        message.Read((number, field) => number switch
        {
            7 => ++graphs == 1 ? Did(() => ReadGraph(field.Message(), model)) : throw new SubmissionException("model.onnx holds more than one graph. Export one."),
            8 => Did(() => Below(model.Opsets, MostInputs, "operator sets").Add(ReadOpset(field.Message()))),
            20 => throw new SubmissionException("model.onnx holds training steps (training_info), which are not allowed. Export for inference."),
            25 => throw new SubmissionException("model.onnx defines a function of its own, which is not allowed: use the allowed operators directly (inline functions when exporting)."),
            _ => false,
        });
        return graphs == 1 ? model : throw new SubmissionException("model.onnx is not an ONNX file: it holds no graph. Write it with an ONNX exporter.");
    }

    private static void ReadGraph(WireMessage message, OnnxModel model) => message.Read((number, field) => number switch
    {
        1 => Did(() => Below(model.Nodes, MostNodes, "nodes").Add(ReadNode(field.Message(), model.Nodes.Count))),
        5 => Did(() => Below(model.Initializers, MostTensors, "initializers").Add(ReadTensor(field.Message()))),
        11 => Did(() => Below(model.Inputs, MostTensors, "inputs").Add(ReadPort(field.Message()))),
        12 => Did(() => Below(model.Outputs, MostInputs, "outputs").Add(ReadPort(field.Message()))),
        15 => throw new SubmissionException("model.onnx has a sparse initializer, which is not read. Store weights densely."),
        _ => false,
    });

    private static OnnxNode ReadNode(WireMessage message, int index)
    {
        var node = new OnnxNode(index);
        message.Read((number, field) => number switch
        {
            1 => Did(() => Below(node.Inputs, MostInputs, "inputs of one node").Add(field.Text())),
            2 => Did(() => Below(node.Outputs, MostInputs, "outputs of one node").Add(field.Text())),
            3 => Did(() => node.Name = field.Text()),
            4 => Did(() => node.Operator = field.Text()),
            5 => Did(() => AddAttribute(node, ReadAttribute(field.Message()))),
            7 => Did(() => node.Domain = field.Text()),
            _ => false,
        });
        return node;
    }

    private static void AddAttribute(OnnxNode node, OnnxAttribute attribute)
    {
        if (!node.Attributes.TryAdd(attribute.Name, attribute))
        {
            throw new SubmissionException($"{node.Label} has the attribute '{Printable.Short(attribute.Name)}' twice.");
        }
    }

    private static OnnxAttribute ReadAttribute(WireMessage message)
    {
        var attribute = new OnnxAttribute("");
        message.Read((number, field) => number switch
        {
            1 => Did(() => attribute = attribute with { Name = field.Text() }),
            2 => Did(() => attribute.Float = field.Float()),
            3 => Did(() => attribute.Integer = field.Number()),
            4 => Did(() => attribute.Text = field.Text()),
            5 => Did(() => attribute.Tensor = ReadTensor(field.Message())),
            7 => Did(() => field.Floats(attribute.Floats)),
            8 => Did(() => field.Numbers(attribute.Integers)),
            6 or 9 or 10 or 11 or 14 or 15 or 21 or 22 or 23 => Did(() => attribute.HoldsProgram = true, false),
            _ => false,
        });
        return attribute;
    }

    private static OnnxTensor ReadTensor(WireMessage message)
    {
        var tensor = new OnnxTensor();
        message.Read((number, field) => number switch
        {
            1 => Did(() => field.Numbers(Below(tensor.Shape, MostDimensions, "dimensions of one tensor"))),
            2 => Did(() => tensor.Type = field.Number()),
            4 => Did(() => field.Floats(tensor.Floats)),
            5 or 7 => Did(() => field.Numbers(tensor.Integers)),
            8 => Did(() => tensor.Name = field.Text()),
            9 => Did(() => tensor.Raw = field.Bytes().Memory),
            13 => Did(() => AddExternal(tensor, field.Message())),
            14 => Did(() => tensor.IsExternal = field.Number() != 0),
            3 or 6 or 10 or 11 => Did(() => tensor.HasOtherData = true, false),
            _ => false,
        });
        return tensor;
    }

    private static void AddExternal(OnnxTensor tensor, WireMessage message)
    {
        string key = "", value = "";
        message.Read((number, field) => number switch
        {
            1 => Did(() => key = field.Text()),
            2 => Did(() => value = field.Text()),
            _ => false,
        });
        if (!tensor.External.TryAdd(key, value))
        {
            throw new SubmissionException($"the initializer '{Printable.Short(tensor.Name)}' names its external {Printable.Short(key)} twice.");
        }
    }

    private static OnnxPort ReadPort(WireMessage message)
    {
        var port = new OnnxPort("", 0);
        message.Read((number, field) => number switch
        {
            1 => Did(() => port = port with { Name = field.Text() }),
            2 => Did(() => port = port with { Type = ReadElementType(field.Message()) }),
            _ => false,
        });
        return port;
    }

    // TypeProto.tensor_type.elem_type; the declared shape is not trusted and not needed.
    private static long ReadElementType(WireMessage message)
    {
        long type = 0;
        message.Read((number, field) => number == 1 && Did(() => field.Message().Read((inner, element) => inner == 1 && Did(() => type = element.Number()))));
        return type;
    }

    private static (string Domain, long Version) ReadOpset(WireMessage message)
    {
        var (domain, version) = ("", 0L);
        message.Read((number, field) => number switch
        {
            1 => Did(() => domain = field.Text()),
            2 => Did(() => version = field.Number()),
            _ => false,
        });
        return (domain, version);
    }

    private static List<T> Below<T>(List<T> list, int most, string what) =>
        list.Count < most ? list : throw new SubmissionException($"model.onnx has more than {most} {what}, and no more are read.");

    private static bool Did(Action act, bool isRead = true)
    {
        act();
        return isRead;
    }
}
