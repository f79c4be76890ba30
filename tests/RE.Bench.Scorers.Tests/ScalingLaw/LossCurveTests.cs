using CsCheck;
using RE.Bench.Scorers.ScalingLaw;

namespace RE.Bench.Scorers.Tests.ScalingLaw;

public sealed class LossCurveTests
{
    private static readonly Gen<(double Position, double Loss)[]> Points =
        from steps in Gen.Double[0.05, 2].Array[2, 9]
        from losses in Gen.Double[2, 11].Array[steps.Length]
        select steps.Select((_, i) => (Math.Exp(steps.Take(i + 1).Sum()), losses[i])).ToArray();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_curve_goes_through_every_point(bool smooth) =>
        Points.Sample(points => points.All(point => Math.Abs(Curve(points, smooth).At(point.Position) - point.Loss) < 1e-9));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Between_two_points_it_stays_between_their_losses(bool smooth) =>
        Gen.Select(Points, Gen.Double[0, 1], Gen.Int[0, 7]).Sample((points, t, i) =>
        {
            var (a, b) = (points[i % (points.Length - 1)], points[(i % (points.Length - 1)) + 1]);

            var loss = Curve(points, smooth).At(Math.Clamp(a.Position * Math.Pow(b.Position / a.Position, t), a.Position, b.Position));

            Assert.InRange(loss, Math.Min(a.Loss, b.Loss) - 1e-9, Math.Max(a.Loss, b.Loss) + 1e-9);
        });

    [Fact]
    public void The_best_loss_is_the_lowest_point() =>
        Points.Sample(points => Curve(points, smooth: true).Best == points.Min(point => point.Loss));

    // By hand from PchipInterpolator's formulas: slopes -2, 0, 2; half-way 1/2 - 2/8.
    [Fact]
    public void The_smooth_curve_has_the_known_value() =>
        Assert.Equal(0.25, Curve([(1, 1), (Math.E, 0), (Math.E * Math.E, 1)], smooth: true).At(Math.Exp(0.5)), 9);

    [Theory]
    [InlineData(15.999)]
    [InlineData(192.001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Outside_the_measured_range_there_is_no_loss(double position) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Curve([(16, 5), (64, 3.7), (192, 4.5)], smooth: true).At(position));

    [Fact]
    public void Points_out_of_order_are_refused() => Assert.Throws<ArgumentException>(() => Curve([(64, 3.7), (16, 5)], smooth: true));

    private static LossCurve Curve((double Position, double Loss)[] points, bool smooth) =>
        new(points, smooth ? CurveInterpolation.MonotoneCubic : CurveInterpolation.Linear);
}
