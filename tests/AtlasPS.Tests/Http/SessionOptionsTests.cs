using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

public class SessionOptionsTests
{
    [Theory]
    [InlineData("https://cloud.mongodb.com/")]
    [InlineData("https://cloud.mongodbgov.com")]
    [InlineData("http://127.0.0.1:8080/")]
    [InlineData("http://127.99.1.2/")]
    [InlineData("http://[::1]:8080/t/x")]
    [InlineData("http://LOCALHOST/")]
    public void An_address_that_is_encrypted_or_stays_on_this_machine_is_taken(string address) => Sessions.Open(new Uri(address)).Dispose();

    [Theory]
    [InlineData("http://cloud.mongodb.com/", "https")]
    [InlineData("http://128.0.0.1/", "https")]
    [InlineData("http://localhost.example.com/", "https")]
    [InlineData("http://127.0.0.1.example.com/", "https")]
    [InlineData("ftp://127.0.0.1/", "https")]
    [InlineData("file:///etc/passwd", "https")]
    [InlineData("https://user:s3cr3t@cloud.mongodb.com/", "user")]
    [InlineData("https://cloud.mongodb.com/?a=b", "query")]
    public void Any_other_address_is_refused_with_a_reason(string address, string reason)
    {
        var failure = Assert.Throws<ArgumentException>(() => Sessions.Open(new Uri(address)));
        Assert.Contains(reason, failure.Message);
        Assert.DoesNotContain("s3cr3t", failure.Message);
    }

    [Fact]
    public void A_relative_address_is_refused() => Assert.Throws<ArgumentException>(() => Sessions.Open(new Uri("/x", UriKind.Relative)));

    [Theory]
    [InlineData("")]
    [InlineData("s3cr3t\n")]
    [InlineData("s3 cr3t")]
    [InlineData("s3cr3té")]
    public void A_secret_that_cannot_be_sent_is_refused_without_showing_it(string secret)
    {
        foreach (AtlasCredential credential in new AtlasCredential[] { new AccessTokenCredential(secret), new ApiKeyCredential("k", secret), new ServiceAccountCredential("id", secret) })
        {
            var failure = Assert.Throws<AtlasCredentialException>(() => Sessions.Open(new Uri("https://x/"), credential));
            Assert.DoesNotContain("s3", failure.Message);
        }
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(101, 10)]
    [InlineData(5, 0)]
    [InlineData(5, -5)]
    public void Bounds_are_kept(int retries, double seconds) =>
        Assert.Throws<ArgumentException>(() => Sessions.Open(new Uri("https://x/"), retries: retries, seconds: seconds));

    [Fact]
    public void A_credential_shows_who_and_never_what()
    {
        Assert.Equal("ApiKeyCredential publicAB", Sessions.Key.ToString());
        Assert.Equal("ServiceAccountCredential mdb_sa_id_0123", Sessions.Account.ToString());
        Assert.Equal("AccessTokenCredential access token", new AccessTokenCredential("s3cr3t").ToString());
    }
}
