using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.RestrictedMlm.Interpreter;

/// <summary>Matrix products.</summary>
internal static partial class Products
{
    public static Tensor MatMul(Call call)
    {
        call.ExpectFloats();
        long[] a = Matrix(call[0].shape, isLeft: true), b = Matrix(call[1].shape, isLeft: false);
        if (a is [] || b is [] || a[^1] != b[^2] || Broadcasting.Join(a.AsSpan()[..^2], b.AsSpan()[..^2]) is not { } batch)
        {
            throw call.Refuse("gets shapes that do not fit");
        }

        var products = batch.Aggregate(1.0, (product, length) => product * length);
        // A broadcast operand may be copied, so it is counted as if it were.
        call.Meter.Announce(call.Node, [.. batch, a[^2], Math.Max(a[^1], b[^1])], products * a[^2] * a[^1] * b[^1]);
        if (b.Length > 2 && !a.AsSpan()[..^2].SequenceEqual(b.AsSpan()[..^2]))
        {
            call.Meter.Announce(call.Node, [.. batch, Math.Max(a[^2], b[^2]), Math.Max(a[^1], b[^1])]);
        }

        return call[0].matmul(call[1]);
    }

    /// <summary>alpha A B + beta C, A and B transposed if asked.</summary>
    public static Tensor Gemm(Call call)
    {
        call.ExpectFloats();
        if (call[0].dim() != 2 || call[1].dim() != 2)
        {
            throw call.Refuse("multiplies matrices of two dimensions only; use MatMul");
        }

        using var a = call.Integer("transA", 0) != 0 ? call[0].t() : call[0].alias();
        using var b = call.Integer("transB", 0) != 0 ? call[1].t() : call[1].alias();
        long[] shape = [a.shape[0], b.shape[1]];
        if (a.shape[1] != b.shape[0] || (call.Has(2) && Broadcasting.Join(call[2].shape, shape)?.SequenceEqual(shape) != true))
        {
            throw call.Refuse("gets shapes that do not fit");
        }

        call.Meter.Announce(call.Node, shape, (double)shape[0] * shape[1] * a.shape[1]);
        using var product = a.matmul(b);
        using var scaled = product * call.Float("alpha", 1);
        return call.Has(2) ? scaled + (call[2] * call.Float("beta", 1)) : scaled.alias();
    }

    /// <summary>Sums of products by an equation such as bqd,bkd->bqk, of one or two tensors, one letter a dimension.</summary>
    public static Tensor Einsum(Call call)
    {
        call.ExpectFloats();
        var equation = call.Text("equation", "").Replace(" ", "", StringComparison.Ordinal);
        if (Equation().Match(equation) is not { Success: true } match)
        {
            throw call.Refuse("needs an equation of letters such as 'bqd,bkd->bqk'; an ellipsis is not read");
        }

        var terms = match.Groups[1].Value.Split(',');
        var lengths = Lengths(call, terms);
        var output = match.Groups[2].Success
            ? match.Groups[2].Value[2..]
            : string.Concat(terms.SelectMany(term => term).GroupBy(letter => letter).Where(group => group.Count() == 1).Select(group => group.Key).Order());
        if (output.Any(letter => !lengths.ContainsKey(letter)) || output.Distinct().Count() != output.Length)
        {
            throw call.Refuse($"has an equation '{equation}' whose result is not made of letters of its inputs, each once");
        }

        call.Meter.Announce(call.Node, [.. output.Select(letter => lengths[letter])], lengths.Values.Aggregate(1.0, (product, length) => product * length));
        return einsum($"{match.Groups[1].Value}->{output}", [.. call.Inputs.OfType<Tensor>()]);
    }

    private static Dictionary<char, long> Lengths(Call call, string[] terms)
    {
        var lengths = new Dictionary<char, long>();
        if (terms.Length != call.Inputs.Count)
        {
            throw call.Refuse($"has an equation of {terms.Length} terms for {call.Inputs.Count} inputs");
        }

        foreach (var (place, term) in terms.Index())
        {
            if (term.Length != call[place].dim() || term.Index().Any(letter => lengths.TryAdd(letter.Item, call[place].shape[letter.Index]) ? false : lengths[letter.Item] != call[place].shape[letter.Index]))
            {
                throw call.Refuse($"has the term '{term}' for its input {place + 1}, which does not fit its shape");
            }
        }

        return lengths;
    }

    // As numpy: a vector on the left is a row, one on the right a column.
    private static long[] Matrix(long[] shape, bool isLeft) => shape switch
    {
        [] => [],
        [var length] => isLeft ? [1, length] : [length, 1],
        _ => shape,
    };

    [GeneratedRegex("^([a-zA-Z]*(?:,[a-zA-Z]*)?)(->[a-zA-Z]*)?$")]
    private static partial Regex Equation();
}
