using System.Management.Automation;

namespace AtlasPS.Feedback;

/// <summary>What the error codes of Atlas mean. The rows come from the catalog.</summary>
internal static partial class ErrorTable
{
    /// <summary>The meaning of a code; null for one that is not in the table.</summary>
    public static ErrorMeaning? Of(string? code) => code is not null && s_rows.TryGetValue(code, out var meaning) ? meaning : null;
}

/// <summary>What an error code means to the caller.</summary>
/// <param name="Category">The category of the error record.</param>
/// <param name="Ends">True when every further input would meet the same error.</param>
/// <param name="Advice">What to do.</param>
internal sealed record ErrorMeaning(ErrorCategory Category, bool Ends, string Advice);
