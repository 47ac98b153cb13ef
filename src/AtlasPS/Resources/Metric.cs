namespace AtlasPS;

/// <content>What a series of data points comes down to. Points without a value, which Atlas sends where it has none, do not count.</content>
public partial class Metric
{
    /// <summary>The newest value.</summary>
    public double? Latest => Values.Select(value => (double?)value).LastOrDefault();

    /// <summary>The smallest value.</summary>
    public double? Minimum => Values.Select(value => (double?)value).Min();

    /// <summary>The mean value.</summary>
    public double? Average => Values.Select(value => (double?)value).Average();

    /// <summary>The largest value.</summary>
    public double? Maximum => Values.Select(value => (double?)value).Max();

    private IEnumerable<double> Values => (DataPoints ?? []).Select(point => point?.Value).OfType<double>();
}
