using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AtlasPS.Simulator.Store;

/// <summary>Ids of 24 hexadecimal digits that are the same every time.</summary>
internal static class Ids
{
    /// <summary>The id of a seeded thing, made from what it is called.</summary>
    public static string Named(string name) => "65" + Hash(name)[..22];

    /// <summary>The id of the n-th thing that was created.</summary>
    public static string Numbered(int number) => "6a" + Hash("created " + number.ToString(CultureInfo.InvariantCulture))[..14]
        + number.ToString("x8", CultureInfo.InvariantCulture);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
