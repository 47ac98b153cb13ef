using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace AtlasPS.Http.Authentication;

/// <summary>A hash of RFC 7616 and whether it is bound to a session (<c>-sess</c>).</summary>
internal sealed class DigestAlgorithm
{
    private readonly Func<byte[], byte[]> _hash;

    private DigestAlgorithm(string name, Func<byte[], byte[]> hash)
    {
        Name = name;
        IsSession = name.EndsWith("-sess", StringComparison.Ordinal);
        _hash = hash;
    }

    /// <summary>Those that are understood, the best first.</summary>
    public static IReadOnlyList<DigestAlgorithm> All { get; } =
    [
        new("SHA-256", Sha256), new("SHA-256-sess", Sha256), new("MD5", Md5), new("MD5-sess", Md5),
    ];

    public string Name { get; }

    public bool IsSession { get; }

    /// <summary>True where a signature says less than one of the other algorithm.</summary>
    public bool IsWeakerThan(DigestAlgorithm other) => Name.StartsWith("MD5", StringComparison.Ordinal) && !other.Name.StartsWith("MD5", StringComparison.Ordinal);

    /// <summary>The hash of a text, in lower-case hexadecimal digits.</summary>
    public string Hash(string text)
    {
        byte[] hash = _hash(Encoding.UTF8.GetBytes(text));
        var hex = new char[hash.Length * 2];
        for (int i = 0; i < hash.Length; i++)
        {
            hex[2 * i] = "0123456789abcdef"[hash[i] >> 4];
            hex[(2 * i) + 1] = "0123456789abcdef"[hash[i] & 15];
        }

        return new string(hex);
    }

#if NET
    private static byte[] Sha256(byte[] data) => SHA256.HashData(data);

    [SuppressMessage("Security", "CA5351", Justification = "What Atlas asks for; SHA-256 is taken where it is offered.")]
    private static byte[] Md5(byte[] data) => MD5.HashData(data);
#else
    private static byte[] Sha256(byte[] data)
    {
        using var hash = SHA256.Create();
        return hash.ComputeHash(data);
    }

    [SuppressMessage("Security", "CA5351", Justification = "What Atlas asks for; SHA-256 is taken where it is offered.")]
    private static byte[] Md5(byte[] data)
    {
        using var hash = MD5.Create();
        return hash.ComputeHash(data);
    }
#endif
}
