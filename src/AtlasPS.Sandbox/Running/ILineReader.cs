namespace AtlasPS.Sandbox.Running;

/// <summary>Where an interactive session takes its lines from.</summary>
internal interface ILineReader
{
    LineRead ReadLine(string prompt);
}

/// <summary>What came of asking for a line.</summary>
/// <param name="Text">The line, without its end.</param>
/// <param name="IsEnd">There are no more lines.</param>
/// <param name="IsCancelled">The person took back the command that the line belongs to.</param>
internal readonly record struct LineRead(string Text, bool IsEnd = false, bool IsCancelled = false);
