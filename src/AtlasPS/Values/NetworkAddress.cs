using System.Globalization;
using System.Net;

namespace AtlasPS.Values;

/// <summary>IP addresses and blocks of them. A field whose name ends in <c>IpAddress</c> takes an address, one that ends in <c>CidrBlock</c> or <c>Cidr</c> a block or an address.</summary>
internal static class NetworkAddress
{
    /// <summary>What is wrong with the value of a field; null where it is right, or where the field takes something else.</summary>
    public static string? Problem(string field, string value)
    {
        bool isBlock = Ends(field, "cidrBlock") || Ends(field, "cidr");
        if (value.Length == 0 || (!isBlock && !Ends(field, "ipAddress")))
            return null;
        int slash = value.IndexOf('/');
        if (slash >= 0 && !isBlock)
            return $"'{value}' is a block of addresses. Here belongs a single address, without a mask.";
        string address = slash < 0 ? value : value.Substring(0, slash);
        string mask = slash < 0 ? "" : value.Substring(slash + 1);
        // IPAddress reads 10.1 as 10.0.0.1, and 010 as 8.
        if (!IPAddress.TryParse(address, out var parsed) || (address.IndexOf(':') < 0 && address.Split('.').Length != 4))
            return $"'{value}' is not an IP address.";
        int longest = parsed.GetAddressBytes().Length * 8;
        return slash >= 0 && (!int.TryParse(mask, NumberStyles.None, CultureInfo.InvariantCulture, out int length) || length > longest)
            ? $"'{value}' is not a block of addresses: the number behind the slash is 0 to {longest}."
            : null;
    }

    private static bool Ends(string field, string end) => field.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
