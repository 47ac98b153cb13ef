using System.Management.Automation;

namespace AtlasPS.Feedback;

/// <summary>Carries an error record from where it is known what went wrong to where it is written.</summary>
internal sealed class ReportedException(Exception exception, string errorId, ErrorCategory category, object? target, string recommendation) : Exception(exception.Message, exception)
{
    public ErrorRecord Record { get; } = new(exception, errorId, category, target)
    {
        ErrorDetails = new ErrorDetails(Presentable.Lines(exception.Message)) { RecommendedAction = Presentable.Lines(recommendation) },
    };
}
