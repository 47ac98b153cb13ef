using AtlasPS.Descriptions;
using AtlasPS.Sessions;

namespace AtlasPS.Calls;

/// <summary>A cmdlet of the catalog in the middle of a call.</summary>
internal interface ICatalogCall : ISessionHost
{
    /// <summary>What the catalog says of the cmdlet.</summary>
    CommandDescription CommandDescription { get; }

    /// <summary>The operation that the present input is for.</summary>
    OperationDescription Operation { get; }

    /// <summary>The path values of the present request, by wire name.</summary>
    IReadOnlyDictionary<string, string> PathValues { get; }

    /// <summary>The present value of a parameter.</summary>
    object? ValueOf(string parameter);

    /// <summary>The text that the present request's body has for a field; null for none.</summary>
    string? Sent(string wireName);
}
