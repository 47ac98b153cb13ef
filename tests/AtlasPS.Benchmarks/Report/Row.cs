namespace AtlasPS.Benchmarks.Report;

/// <summary>A line of the table.</summary>
/// <param name="Work">What was done.</param>
/// <param name="ToReach">What it should come to.</param>
/// <param name="Floor">What the floor took.</param>
/// <param name="Module">What AtlasPS took.</param>
/// <param name="Measured">What it comes to.</param>
/// <param name="Reached">Whether that is good enough.</param>
internal sealed record Row(string Work, string ToReach, string Floor, string Module, string Measured, bool Reached);
