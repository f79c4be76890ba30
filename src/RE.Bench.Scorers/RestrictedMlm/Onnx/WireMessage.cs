using System.Text;
using Google.Protobuf;

namespace RE.Bench.Scorers.RestrictedMlm.Onnx;

/// <summary>One message of the protocol-buffer wire format: its fields in order. Google.Protobuf reads the bytes and finds what is damaged.</summary>
internal readonly struct WireMessage(ByteString bytes)
{
    private const int LongestName = 1000;

    /// <summary>Calls <paramref name="field"/> with the number of each field; what it does not read is skipped.</summary>
    /// <param name="field">Reads the field's value and says so by <c>true</c>.</param>
    public void Read(Func<int, WireField, bool> field)
    {
        var input = bytes.CreateCodedInput();
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            var type = WireFormat.GetTagWireType(tag);
            if (type is WireFormat.WireType.StartGroup or WireFormat.WireType.EndGroup)
            {
                throw new SubmissionException("model.onnx is not an ONNX file: it has a group, which ONNX does not use. Write it with an ONNX exporter.");
            }

            if (!field(WireFormat.GetTagFieldNumber(tag), new(input, type)))
            {
                input.SkipLastField();
            }
        }
    }

    /// <summary>One value of the message that is being read.</summary>
    internal readonly struct WireField(CodedInputStream input, WireFormat.WireType type)
    {
        public ByteString Bytes()
        {
            Expect(WireFormat.WireType.LengthDelimited);
            return input.ReadBytes();
        }

        public WireMessage Message() => new(Bytes());

        public string Text()
        {
            var text = Bytes();
            return text.Length <= LongestName
                ? Encoding.UTF8.GetString(text.Span)
                : throw new SubmissionException($"model.onnx has a name of {text.Length} bytes, and at most {LongestName} are read. Use shorter names.");
        }

        public long Number()
        {
            Expect(WireFormat.WireType.Varint);
            return input.ReadInt64();
        }

        public float Float()
        {
            Expect(WireFormat.WireType.Fixed32);
            return input.ReadFloat();
        }

        /// <summary>One whole number, or several packed into one field.</summary>
        public void Numbers(List<long> list) => Several(list, WireFormat.WireType.Varint, values => values.ReadInt64());

        /// <summary>One number, or several packed into one field.</summary>
        public void Floats(List<float> list) => Several(list, WireFormat.WireType.Fixed32, values => values.ReadFloat());

        private void Several<T>(List<T> list, WireFormat.WireType single, Func<CodedInputStream, T> read)
        {
            if (type == single)
            {
                list.Add(read(input));
                return;
            }

            Expect(WireFormat.WireType.LengthDelimited);
            for (var packed = input.ReadBytes().CreateCodedInput(); !packed.IsAtEnd;)
            {
                list.Add(read(packed));
            }
        }

        private void Expect(WireFormat.WireType wanted)
        {
            if (type != wanted)
            {
                throw new SubmissionException("model.onnx has a field of a wrong type. Write it with an ONNX exporter.");
            }
        }
    }
}
