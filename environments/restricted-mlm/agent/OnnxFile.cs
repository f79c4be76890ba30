// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using Google.Protobuf;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>One operation of the graph; attributes are whole numbers or lists of them.</summary>
sealed record OnnxNode(string Operation, string[] Inputs, string Output, (string Name, object Value)[] Attributes);

/// <summary>Writes the few parts of the ONNX format that the graph builder needs; numbers in brackets are ONNX's field numbers.</summary>
sealed class OnnxFile(string note)
{
    private const int Float = 1, Int64 = 7, Half = 10;
    private readonly Message _graph = new();

    public void Node(OnnxNode node)
    {
        var message = new Message();
        Array.ForEach(node.Inputs, input => message.Text(1, input));
        message.Text(2, node.Output).Text(3, node.Output).Text(4, node.Operation);
        foreach (var (name, value) in node.Attributes)
        {
            var attribute = new Message().Text(1, name);
            if (value is long[] list)
            {
                Array.ForEach(list, number => attribute.Number(8, number));
                attribute.Number(20, 7);
            }
            else
            {
                attribute.Number(3, Convert.ToInt64(value)).Number(20, 2);
            }

            message.Nested(5, attribute);
        }

        _graph.Nested(1, message);
    }

    /// <summary>A weight or constant; a half one takes half the space and is widened by a Cast node.</summary>
    public void Initializer(string name, Tensor tensor, bool half)
    {
        var message = new Message();
        Array.ForEach(tensor.shape, length => message.Number(1, length));
        using var stored = (half ? tensor.detach().to(float16) : tensor.detach()).contiguous();
        message.Number(2, half ? Half : tensor.dtype == int64 ? Int64 : Float).Text(8, half ? name + "_half" : name).Bytes(9, stored.bytes.ToArray());
        _graph.Nested(5, message);
        if (half)
        {
            Node(new("Cast", [name + "_half"], name, [("to", Float)]));
        }
    }

    public void Write(string file, long[] logits)
    {
        _graph.Text(2, "restricted-mlm").Nested(11, Described("tokens", Int64, logits[1])).Nested(12, Described("logits", Float, logits[1..]));
        var model = new Message().Number(1, 8).Text(2, "restricted-mlm").Text(6, note).Nested(7, _graph).Nested(8, new Message().Text(1, "").Number(2, 18));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, model.ToArray());
    }

    /// <summary>Name, type and lengths of an input or output; the first length is that of the batch.</summary>
    private static Message Described(string name, int type, params long[] lengths)
    {
        var shape = new Message().Nested(1, new Message().Text(2, "batch"));
        Array.ForEach(lengths, length => shape.Nested(1, new Message().Number(1, length)));
        return new Message().Text(1, name).Nested(2, new Message().Nested(1, new Message().Number(1, type).Nested(2, shape)));
    }

    private sealed class Message
    {
        private readonly MemoryStream _bytes = new();

        public Message Number(int field, long value) => Write(field, WireFormat.WireType.Varint, output => output.WriteInt64(value));

        public Message Text(int field, string value) => Write(field, WireFormat.WireType.LengthDelimited, output => output.WriteString(value));

        public Message Bytes(int field, byte[] value) => Write(field, WireFormat.WireType.LengthDelimited, output => output.WriteBytes(ByteString.CopyFrom(value)));

        public Message Nested(int field, Message message) => Bytes(field, message.ToArray());

        public byte[] ToArray() => _bytes.ToArray();

        private Message Write(int field, WireFormat.WireType type, Action<CodedOutputStream> write)
        {
            using var output = new CodedOutputStream(_bytes, leaveOpen: true);
            output.WriteTag(field, type);
            write(output);
            return this;
        }
    }
}
