using AtlasPS.Http;
using AtlasPS.Http.Authentication;

namespace AtlasPS.Tests.Http;

public class DigestComputationTests
{
    private const string Realm = "http-auth@example.org";
    private const string Nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private const string ClientNonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    private const string Opaque = "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS";

    [Theory]
    [InlineData("MD5", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void The_examples_of_RFC_7616_come_out(string algorithm, string response)
    {
        var challenge = Choose($"""Digest realm="{Realm}", qop="auth, auth-int", algorithm={algorithm}, nonce="{Nonce}", opaque="{Opaque}" """);
        string signature = new DigestNonce(challenge, "Mufasa", "Circle of Life", ClientNonce).Sign("GET", "/dir/index.html");

        Assert.Contains($"response=\"{response}\"", signature);
        Assert.Contains("nc=00000001", signature);
        Assert.Contains($"opaque=\"{Opaque}\"", signature);
        Assert.Contains($"algorithm={algorithm}", signature);
        Assert.Contains("uri=\"/dir/index.html\"", signature);
    }

    [Fact]
    public void Each_signature_of_a_nonce_counts_one_further()
    {
        var nonce = new DigestNonce(Choose($"""Digest realm="r", qop=auth, nonce="n" """), "u", "p");
        Assert.Contains("nc=00000001,", nonce.Sign("GET", "/"));
        Assert.Contains("nc=00000002,", nonce.Sign("GET", "/"));
        Assert.DoesNotContain("algorithm", nonce.Sign("GET", "/"));
    }

    [Fact]
    public void A_user_name_is_hashed_where_the_server_asks_for_it()
    {
        var nonce = new DigestNonce(Choose($"""Digest realm="{Realm}", qop=auth, nonce="n", algorithm=SHA-256, userhash=true"""), "Mufasa", "p");
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("Mufasa:http-auth@example.org"u8));
        Assert.Contains($"username=\"{hash}\"", nonce.Sign("GET", "/"));
        Assert.Contains("userhash=true", nonce.Sign("GET", "/"));
    }

    [Fact]
    public void Quotes_and_backslashes_go_back_escaped()
    {
        var nonce = new DigestNonce(Choose("""Digest realm="a \"b\" \\c", qop=auth, nonce="n" """), "u", "p");
        Assert.Equal("""a "b" \c""", nonce.Challenge.Realm);
        Assert.Contains("""realm="a \"b\" \\c",""", nonce.Sign("GET", "/"));
    }

    [Fact]
    public void SHA_256_is_preferred_wherever_it_stands()
    {
        Assert.Equal("SHA-256", Choose("""Digest realm="r", qop=auth, nonce="n", algorithm=MD5, Digest realm="r", qop=auth, nonce="m", algorithm=SHA-256""").Algorithm.Name);
        Assert.Equal("SHA-256", Choose("""Digest realm="r",qop="auth",nonce="n",algorithm="sha-256" """, """Digest realm="r", qop=auth, nonce="m", algorithm=MD5""").Algorithm.Name);
    }

    [Fact]
    public void Challenges_of_other_schemes_around_it_do_not_matter()
    {
        var challenge = Choose("""Basic realm="x, Digest nonce=\"no\"", Negotiate abc==, ,Digest  realm = "r" , nonce="n=1,2", qop="auth,auth-int", Bearer""");
        Assert.Equal(("r", "n=1,2"), (challenge.Realm, challenge.Nonce));
    }

    [Theory]
    [InlineData("""Digest realm="r", qop="auth" """, "no nonce")]
    [InlineData("""Digest realm="r", qop="auth", nonce="" """, "no nonce")]
    [InlineData("""Digest nonce="n", qop="auth" """, "no realm")]
    [InlineData("""Digest nonce="n", realm="r" """, "no qop")]
    [InlineData("""Digest nonce="n", realm="r", qop="auth-int" """, "auth-int")]
    [InlineData("""Digest nonce="n", realm="r", qop="auth", algorithm=SHA-512-256""", "SHA-512-256")]
    [InlineData("""Digest nonce="né", realm="r", qop="auth" """, "cannot be sent back")]
    [InlineData("""Basic realm="Atlas" """, "Basic")]
    [InlineData("""Digest nonce="n", qop="auth", realm="unterminated""", "has no end")]
    [InlineData("""Digest realm="r", nonce="n", qop="auth", nonce="m" """, "twice what its nonce is")]
    [InlineData("""Digest realm="r", nonce="n", qop="auth", algorithm=MD5, Algorithm=SHA-256""", "twice what its Algorithm is")]
    [InlineData("Digest realm=\"r\0\", nonce=\"n\", qop=\"auth\"", "cannot be sent back")]
    [InlineData("""= , "Digest" ==, """, "no realm")]
    [InlineData("", "does not say how")]
    public void A_challenge_that_cannot_be_answered_safely_is_refused_with_the_reason(string header, string reason)
    {
        var failure = Assert.Throws<AtlasHttpException>(() => Choose(header));
        Assert.Equal(AtlasFailure.Authentication, failure.Failure);
        Assert.Contains(reason, failure.Message);
    }

    [Fact]
    public void What_a_server_wrote_is_shown_short_and_without_what_a_terminal_would_obey()
    {
        var failure = Assert.Throws<AtlasHttpException>(() => Choose($"Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=\"\e]0;owned\a{new string('x', 60_000)}\""));
        Assert.DoesNotContain(failure.Message, char.IsControl);
        Assert.InRange(failure.Message.Length, 50, 500);
    }

    private static DigestChallenge Choose(params string[] headers) => DigestChallenge.Choose(Challenge.ReadAll(headers));
}
