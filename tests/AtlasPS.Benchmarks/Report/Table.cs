namespace AtlasPS.Benchmarks.Report;

/// <summary>Writes rows as a table, a row as soon as it is there.</summary>
internal static class Table
{
    private static readonly int[] Widths = [58, 30, 22, 22, 24, 7];

    public static void Begin()
    {
        Write("work", "to reach", "floor", "AtlasPS", "measured", "reached");
        Console.WriteLine($"|{string.Join('|', Widths.Select(width => new string('-', width + 2)))}|");
    }

    public static void Write(Row row) => Write(row.Work, row.ToReach, row.Floor, row.Module, row.Measured, row.Reached ? "yes" : "no");

    private static void Write(params string[] cells) =>
        Console.WriteLine($"| {string.Join(" | ", cells.Select((cell, column) => cell.PadRight(Widths[column])))} |");
}
