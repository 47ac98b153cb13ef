using System.Text.Json;
using AtlasPS.Resources;

namespace AtlasPS;

/// <summary>An object of Atlas for which this version of AtlasPS has no type: every field shows as a property all the same.</summary>
public sealed class AtlasDocument : AtlasObject
{
    private static readonly TypeDescription Anything = new("AtlasDocument", () => new AtlasDocument(), null, []);

    /// <summary>Creates an empty object, to fill and send.</summary>
    public AtlasDocument()
    {
    }

    internal AtlasDocument(JsonElement element, AtlasOrigin? origin) => Read(this, element, origin);

    internal override TypeDescription TypeDescription => Anything;
}
