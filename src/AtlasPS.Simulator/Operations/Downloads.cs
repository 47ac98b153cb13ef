using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AtlasPS.Simulator.Operations;

/// <summary>Answers that are not JSON.</summary>
internal static class Downloads
{
    private const string Log =
        """
        {"t":{"$date":"2026-03-14T09:26:53.589+00:00"},"s":"I","c":"NETWORK","id":22943,"ctx":"listener","msg":"Connection accepted","attr":{"remote":"192.0.2.10:51034","connectionCount":12}}
        {"t":{"$date":"2026-03-14T09:26:54.102+00:00"},"s":"I","c":"COMMAND","id":51803,"ctx":"conn12","msg":"Slow query","attr":{"ns":"payments.orders","durationMillis":231}}

        """;

    private const string Csv =
        """
        Organization,Project,SKU,Quantity,Unit Price,Amount
        Contoso,Payments,NDS_AWS_INSTANCE_M30,744.00,0.54,401.76
        Contoso,Catalog,NDS_AZURE_INSTANCE_M10,744.00,0.08,59.52

        """;

    private const string Metadata =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://www.okta.com/saml2/service-provider/simulated"/>
        """;

    /// <summary>The certificate is none: it only looks like one.</summary>
    private const string Certificate =
        """
        -----BEGIN CERTIFICATE-----
        c2ltdWxhdGVkIGNlcnRpZmljYXRlLCBnb29kIGZvciBub3RoaW5n
        -----END CERTIFICATE-----

        """;

    /// <summary>The example of an operation's kind of answer.</summary>
    public static Reply Example(Exchange exchange) => exchange.Version.Kind switch
    {
        "gzip" => new RawReply(IsWritten(exchange) ? Gzip(Log) : []) { FileName = LogName(exchange) },
        "csv" => Text(Csv),
        _ when exchange.Facts.Path.EndsWith(".xml", StringComparison.Ordinal) => Text(Metadata),
        _ => Text(Certificate),
    };

    private static RawReply Text(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>A log that nothing writes is empty, down to the last byte: that of a router which is not there, and those of auditing while it is off.</summary>
    private static bool IsWritten(Exchange exchange) => exchange.Values.GetValueOrDefault("logName") switch
    {
        "mongodb-audit-log" => exchange.Store.Single("/groups/{groupId}/auditLog", exchange.Values).Text("enabled") == "true",
        "mongos" or "mongos-audit-log" => false,
        _ => true,
    };

    /// <summary>Names hold the period to the fraction of a second, colons and all.</summary>
    private static string LogName(Exchange exchange)
    {
        string kind = exchange.Values.GetValueOrDefault("logName") ?? "log";
        return $"{Subject(exchange)}_{Moment(exchange, "startDate", -24)}_{Moment(exchange, "endDate", 0)}_{kind.Replace('-', '_').ToUpperInvariant()}.log.gz";
    }

    private static string Moment(Exchange exchange, string parameter, int hours)
    {
        var moment = long.TryParse(exchange.Query.Last(parameter), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : exchange.Store.Now.AddHours(hours);
        return moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture);
    }

    private static string Subject(Exchange exchange) => exchange.Values.Where(value => value.Key != "groupId").Select(value => value.Value).FirstOrDefault("atlas");

    private static byte[] Gzip(string text)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return stream.ToArray();
    }
}
