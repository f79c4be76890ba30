namespace RE.Bench.Scorers.ScalingLaw;

/// <summary>The measured loss of runs with the large budget, between its points never above or below its neighbours, outside them unknown.</summary>
internal sealed class LossCurve
{
    private readonly double[] _x;
    private readonly double[] _loss;
    private readonly double[] _slope;

    /// <param name="points">At least two; positions are positive and ascend.</param>
    /// <param name="interpolation">How to go from point to point in the logarithm of the position.</param>
    public LossCurve(IReadOnlyList<(double Position, double Loss)> points, CurveInterpolation interpolation)
    {
        _x = [.. points.Select(point => Math.Log(point.Position))];
        _loss = [.. points.Select(point => point.Loss)];
        if (_x.Length < 2 || _x.Zip(_x.Skip(1)).Any(pair => !(pair.First < pair.Second)) || !_loss.All(double.IsFinite))
        {
            throw new ArgumentException("A curve needs two points or more, in ascending order, with finite losses.", nameof(points));
        }

        (First, Last, Best) = (points[0].Position, points[^1].Position, _loss.Min());
        _slope = interpolation == CurveInterpolation.MonotoneCubic ? MonotoneSlopes(_x, _loss) : [];
    }

    /// <summary>The smallest measured position.</summary>
    public double First { get; }

    /// <summary>The largest measured position.</summary>
    public double Last { get; }

    /// <summary>The lowest loss; it lies on a point, because nothing between two points is below both.</summary>
    public double Best { get; }

    /// <exception cref="ArgumentOutOfRangeException">Outside the measured positions.</exception>
    public double At(double position)
    {
        if (!(position >= First && position <= Last))
        {
            throw new ArgumentOutOfRangeException(nameof(position), position, $"The curve is measured from {First} to {Last}.");
        }

        var x = Math.Clamp(Math.Log(position), _x[0], _x[^1]);
        var i = Math.Clamp(Array.FindLastIndex(_x, node => node <= x), 0, _x.Length - 2);
        var width = _x[i + 1] - _x[i];
        var t = (x - _x[i]) / width;
        return _slope.Length == 0
            ? _loss[i] + (t * (_loss[i + 1] - _loss[i]))
            : Hermite(t, _loss[i], _loss[i + 1], width * _slope[i], width * _slope[i + 1]);
    }

    private static double Hermite(double t, double from, double to, double fromSlope, double toSlope) =>
        (((1 + (2 * t)) * from) + (t * fromSlope)) * (1 - t) * (1 - t) + ((((3 - (2 * t)) * to) + ((t - 1) * toSlope)) * t * t);

    // Fritsch and Butland (1984), as SciPy's PchipInterpolator: harmonic means inside, no slope at an extremum, one-sided and limited at the ends.
    private static double[] MonotoneSlopes(double[] x, double[] y)
    {
        var h = x.Zip(x.Skip(1), (a, b) => b - a).ToArray();
        var d = Enumerable.Range(0, h.Length).Select(i => (y[i + 1] - y[i]) / h[i]).ToArray();
        if (h.Length == 1)
        {
            return [d[0], d[0]];
        }

        var slopes = new double[x.Length];
        for (var i = 1; i < h.Length; i++)
        {
            var (w1, w2) = ((2 * h[i]) + h[i - 1], h[i] + (2 * h[i - 1]));
            slopes[i] = d[i - 1] * d[i] > 0 ? (w1 + w2) / ((w1 / d[i - 1]) + (w2 / d[i])) : 0;
        }

        slopes[0] = EndSlope(h[0], h[1], d[0], d[1]);
        slopes[^1] = EndSlope(h[^1], h[^2], d[^1], d[^2]);
        return slopes;
    }

    private static double EndSlope(double h0, double h1, double d0, double d1)
    {
        var slope = ((((2 * h0) + h1) * d0) - (h0 * d1)) / (h0 + h1);
        return Math.Sign(slope) != Math.Sign(d0) ? 0
            : Math.Sign(d0) != Math.Sign(d1) && Math.Abs(slope) > 3 * Math.Abs(d0) ? 3 * d0
            : slope;
    }
}
