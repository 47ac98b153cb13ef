using System.Security.Cryptography.X509Certificates;
using AtlasPS.Http;
using AtlasPS.Tests.Http;
using AtlasPS.Tests.Network;

namespace AtlasPS.Tests.Judges;

/// <summary>TLS, HTTP/2, compression, connections and redirects before nginx, Apache and OpenSSL.</summary>
public sealed class WebJudgeTests
{
    private const string ApacheModules = "/usr/lib/apache2/modules";

    [JudgeTheory("nginx")]
    [InlineData(" http2", "HTTP/2.0")]
    [InlineData("", "HTTP/1.1")]
    public async Task Nginx_sees_a_hundred_calls_over_one_connection_in_the_newest_protocol_that_it_offers(string offers, string spoken)
    {
        await using var nginx = await StartNginxAsync(offers, "location / { default_type application/json; return 200 '{}'; }");
        using var session = TlsWorld.Open(Address(nginx));
        for (int i = 0; i < 100; i++)
            await session.SendAsync(Sessions.Get());

        string[] log = await nginx.LogAsync("access.log", 100);
        Assert.All(log, line => Assert.StartsWith(spoken, line, StringComparison.Ordinal));
        Assert.Single(log.Select(line => line.Split(' ')[2]).Distinct());
        Assert.All(log, line => Assert.Contains(line.Split(' ')[1], new[] { "TLSv1.2", "TLSv1.3" }));
    }

    [JudgeFact("nginx")]
    public async Task Nginx_is_shown_the_client_certificate_that_it_demands()
    {
        using var certificate = TlsWorld.Authority.ForClient("runbook");
        const string Demand = "ssl_client_certificate authority.pem; ssl_verify_client on; location / { default_type application/json; return 200 '\"$ssl_client_s_dn\"'; }";
        await using var nginx = await StartNginxAsync(" http2", Demand);

        using (var session = TlsWorld.Open(Address(nginx), TlsWorld.Trusting with { ClientCertificate = certificate }))
            Assert.Equal("\"CN=runbook\"", (await session.SendAsync(Sessions.Get())).Text());

        using var without = TlsWorld.Open(Address(nginx), retries: 0);
        var failure = await without.FailsAsync(Sessions.Get());
        Assert.Equal((AtlasFailure.Status, 400), (failure.Failure, failure.StatusCode));
    }

    [JudgeTheory("nginx")]
    [InlineData("expired")]
    [InlineData("another name")]
    [InlineData("a stranger's")]
    public async Task Nginx_is_told_nothing_when_its_certificate_does_not_hold(string what)
    {
        using var stranger = new Authority("A stranger");
        using var certificate = what switch
        {
            "expired" => TlsWorld.Authority.ForServer(validFor: -1),
            "another name" => TlsWorld.Authority.ForServer("elsewhere.test"),
            _ => stranger.ForServer(),
        };
        await using var nginx = await StartNginxAsync(" http2", "location / { return 200 '{}'; }", certificate);
        using var session = TlsWorld.Open(Address(nginx), credential: Sessions.Key);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal((AtlasFailure.Tls, 1), (failure.Failure, failure.Attempts));
        Assert.Empty(await nginx.LogAsync("access.log", 0));
    }

    [JudgeFact("nginx")]
    public async Task Nginx_sees_no_redirect_followed()
    {
        await using var elsewhere = await StartNginxAsync(" http2", "location / { return 200 '{}'; }");
        await using var nginx = await StartNginxAsync(" http2", string.Concat(new[] { 301, 302, 303, 307, 308 }.SelectMany(status => new[]
        {
            $"location /host/{status} {{ return {status} https://{elsewhere.EndPoint}/; }}\n",
            $"location /http/{status} {{ return {status} http://{elsewhere.EndPoint}/; }}\n",
        })));
        using var session = TlsWorld.Open(Address(nginx));
        foreach (string way in new[] { "host", "http" })
        {
            foreach (int status in new[] { 301, 302, 303, 307, 308 })
                Assert.Equal(status, (await session.FailsAsync(Sessions.Get($"/{way}/{status}"))).StatusCode);
        }

        Assert.Equal(10, (await nginx.LogAsync("access.log", 10)).Length);
        Assert.Empty(await elsewhere.LogAsync("access.log", 0));
    }

    [JudgeTheory("apache2")]
    [InlineData("DEFLATE", "gzip")]
    [InlineData("BROTLI_COMPRESS", "br")]
    public async Task What_Apache_compresses_comes_out_plain(string filter, string encoding)
    {
        string text = "[" + string.Join(",", Enumerable.Range(0, 5000)) + "]";
        await using var apache = await Judge.StartAsync("apache2", (folder, port) =>
        {
            Judge.Write(folder, "www/list.json", text);
            string[] modules = ["mpm_event", "authz_core", "filter", "deflate", "brotli"];
            return ["-D", "FOREGROUND", "-f", Judge.Write(folder, "apache.conf", $$"""
                {{string.Concat(modules.Select(module => $"LoadModule {module}_module {ApacheModules}/mod_{module}.so\n"))}}
                ServerName 127.0.0.1
                Listen 127.0.0.1:{{port}}
                User nobody
                Group nogroup
                DefaultRuntimeDir {{folder}}
                PidFile {{folder}}/pid
                ErrorLog {{folder}}/error.log
                StartServers 1
                LogFormat "%{Content-Encoding}o %B" short
                CustomLog {{folder}}/access.log short
                DocumentRoot {{folder}}/www
                SetOutputFilter {{filter}}
                """)];
        });
        using var session = Sessions.Open(new Uri($"http://{apache.EndPoint}/"));
        Assert.Equal(text, (await session.SendAsync(Sessions.Get("/list.json"))).Text());
        Assert.StartsWith(encoding, (await apache.LogAsync("access.log", 1))[0], StringComparison.Ordinal);
    }

    [JudgeTheory("openssl")]
    [InlineData("-tls1_1", false)]
    [InlineData("-tls1_2", true)]
    [InlineData("-tls1_3", true)]
    public async Task OpenSSL_gets_a_connection_from_TLS_1_2_on(string version, bool connects)
    {
        await using var openssl = await Judge.StartAsync("openssl", (folder, port) =>
        {
            var (certificate, key) = Judge.Write(folder, TlsWorld.Authority.ForServer());
            return ["s_server", "-accept", $"127.0.0.1:{port}", "-cert", certificate, "-key", key, version, "-cipher", "DEFAULT:@SECLEVEL=0", "-www"];
        });
        Assert.Equal(0, await Judge.RunAsync("openssl", "s_client", "-connect", $"{openssl.EndPoint}", version, "-cipher", "DEFAULT:@SECLEVEL=0"));

        // What it serves is a page for people: enough to know that both sides were content with each other.
        using var session = TlsWorld.Open(Address(openssl), retries: 0);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal(connects ? AtlasFailure.Protocol : AtlasFailure.Tls, failure.Failure);
        Assert.Contains(connects ? "HTML" : "TLS 1.2 or newer", failure.Message);
    }

    private static Uri Address(Judge judge) => new($"https://{judge.EndPoint}/");

    private static Task<Judge> StartNginxAsync(string offers, string site, X509Certificate2? server = null) => Judge.StartAsync("nginx", (folder, port) =>
    {
        var (certificate, key) = Judge.Write(folder, server ?? TlsWorld.Authority.ForServer());
        Judge.Write(folder, "authority.pem", TlsWorld.Authority.Public.ExportCertificatePem());
        Judge.Write(folder, "access.log", "");
        return ["-p", folder, "-e", $"{folder}/error.log", "-c", Judge.Write(folder, "nginx.conf", $$"""
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            daemon off;
            worker_processes 1;
            pid {{folder}}/pid;
            error_log {{folder}}/error.log;
            events {}
            http {
                client_body_temp_path {{folder}}/body;
                proxy_temp_path {{folder}}/proxy;
                fastcgi_temp_path {{folder}}/fastcgi;
                uwsgi_temp_path {{folder}}/uwsgi;
                scgi_temp_path {{folder}}/scgi;
                log_format short '$server_protocol $ssl_protocol $connection $status $request_uri';
                access_log {{folder}}/access.log short;
                server {
                    listen 127.0.0.1:{{port}} ssl{{offers}};
                    ssl_certificate {{certificate}};
                    ssl_certificate_key {{key}};
                    {{site}}
                }
            }
            """)];
    });
}
