#if NET
using System.Globalization;
using System.Text.RegularExpressions;
#endif

namespace AtlasPS.Http.Connection;

/// <summary>The proxy let a request go no further.</summary>
internal sealed class ProxyRefusalException(int? status, Exception? cause = null) : Exception("The proxy refused.", cause)
{
    /// <summary>The status that it answered with; null where it speaks another protocol than HTTP.</summary>
    public int? Status { get; } = status;

#if NET
    private static readonly Regex QuotedStatus = new("'([1-5][0-9]{2})'", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The status with which a proxy refused a tunnel. Before .NET 9 only the text of the exception has it.</summary>
    public static int? StatusOf(HttpRequestException refused)
    {
        if (refused.StatusCode is { } status)
            return (int)status;
        var quoted = QuotedStatus.Match(refused.Message);
        return quoted.Success ? int.Parse(quoted.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }
#endif
}
