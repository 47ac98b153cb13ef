#if !NET
using System.Reflection;

namespace AtlasPS.Http.Addresses;

/// <summary>
/// Windows PowerShell runs with the address rules of .NET Framework 4.0, which turn <c>%2F</c> in a path into a slash. No public setting changes
/// that for one address, so the parser of this one address is replaced by a copy without the rule. Other addresses of the process are not touched.
/// </summary>
internal static class LegacyUri
{
    private const int UnescapeDotsAndSlashes = 0x2000000;
    private static readonly FieldInfo? Syntax = typeof(Uri).GetField("m_Syntax", BindingFlags.Instance | BindingFlags.NonPublic);
    private static readonly FieldInfo? Flags = typeof(UriParser).GetField("m_Flags", BindingFlags.Instance | BindingFlags.NonPublic);
    private static readonly MethodInfo? Copy = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>Does nothing where the platform has no such rule.</summary>
    public static void KeepSlashesEscaped(Uri uri)
    {
        if (Syntax?.GetValue(uri) is not { } parser || Flags is null || Copy is null)
            return;
        int flags = Convert.ToInt32(Flags.GetValue(parser));
        if ((flags & UnescapeDotsAndSlashes) == 0)
            return;

        object copy = Copy.Invoke(parser, null)!;
        Flags.SetValue(copy, Enum.ToObject(Flags.FieldType, flags & ~UnescapeDotsAndSlashes));
        Syntax.SetValue(uri, copy);
    }
}
#endif
