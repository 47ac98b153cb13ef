using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace AtlasPS.Tests.Http;

/// <summary>A secret in every form in which it could come out: as it is, encoded for the wire, inside Basic, and hashed as a digest keeps it.</summary>
internal static class SecretForms
{
    private static readonly string[] Realms = ["MMS Public API", "r", ""];

    /// <param name="name">The user name that belongs to it.</param>
    /// <param name="secret">The secret.</param>
    public static IReadOnlyList<string> Of(string name, string secret) =>
    [
        .. new[]
        {
            secret,
            Uri.EscapeDataString(secret),
            System.Text.Json.JsonSerializer.Serialize(secret).Trim('"'),
            System.Security.SecurityElement.Escape(secret),
            Base64(secret),
            Base64($"{name}:{secret}"),
            Base64($"{Uri.EscapeDataString(name)}:{Uri.EscapeDataString(secret)}"),
            Convert.ToHexString(Encoding.Unicode.GetBytes(secret)),
        }.Concat(Realms.SelectMany(realm => Keys($"{name}:{realm}:{secret}"))).Distinct(),
    ];

    /// <summary>Fails where a form of the secret occurs in a text.</summary>
    public static void AssertAbsent(IEnumerable<string> forms, string text, string where)
    {
        foreach (string form in forms)
        {
            int at = text.IndexOf(form, StringComparison.OrdinalIgnoreCase);
            Assert.True(at < 0, $"{where} shows '{form}': …{text[Math.Max(0, at - 100)..Math.Min(text.Length, Math.Max(0, at) + form.Length + 20)]}…");
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=');

    [SuppressMessage("Security", "CA5351", Justification = "What RFC 7616 defines.")]
    private static string[] Keys(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return [Convert.ToHexStringLower(MD5.HashData(bytes)), Convert.ToHexStringLower(SHA256.HashData(bytes))];
    }
}
