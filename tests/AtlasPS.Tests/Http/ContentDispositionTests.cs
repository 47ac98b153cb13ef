using AtlasPS.Http.Downloads;

namespace AtlasPS.Tests.Http;

/// <summary>File names in headers, from RFC 6266 and RFC 8187 and from what servers write instead.</summary>
public sealed class ContentDispositionTests
{
    [Theory]
    [InlineData("attachment; filename=\"example.html\"", "example.html")]
    [InlineData("Attachment; Filename=example.html", "example.html")]
    [InlineData("INLINE; FILENAME= \"an example.html\"", "an example.html")]
    [InlineData("attachment;filename=\"h_2025-08-21T05:25:31.00000029_MONGODB.log.gz\"", "h_2025-08-21T05:25:31.00000029_MONGODB.log.gz")]
    [InlineData("attachment; filename=h_2025-08-21T05:25:31.log.gz", "h_2025-08-21T05:25:31.log.gz")]
    [InlineData("attachment; filename=a name.gz; size=3", "a name.gz")]
    [InlineData("attachment; filename=\"semi;colon=1.gz\"; size=3", "semi;colon=1.gz")]
    [InlineData("attachment; filename=\"a \\\"quoted\\\" one\"", "a \"quoted\" one")]
    [InlineData("attachment; filename=\"C:\\logs\\x.gz\"", "C:\\logs\\x.gz")]
    [InlineData("attachment; size=3; filename=\"last.gz\"", "last.gz")]
    [InlineData("attachment; filename*=UTF-8''na%C3%AFve%20file.txt", "naïve file.txt")]
    [InlineData("attachment; filename*=utf-8'en'%E2%82%AC.txt", "€.txt")]
    [InlineData("attachment; filename*=iso-8859-1''%A3.txt", "£.txt")]
    [InlineData("attachment; filename=\"EURO.txt\"; filename*=utf-8''%e2%82%ac.txt", "€.txt")]
    [InlineData("attachment; filename*=utf-8''%e2%82%ac.txt; filename=\"EURO.txt\"", "€.txt")]
    [InlineData("attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", "../../etc/passwd")]
    [InlineData("attachment; filename*=utf-16''x; filename=plain.txt", "plain.txt")]
    [InlineData("attachment; filename*=UTF-8''%ZZ; filename=plain.txt", "plain.txt")]
    [InlineData("attachment; filename*=UTF-8''%C3; filename=plain.txt", "plain.txt")]
    [InlineData("attachment; filename*=nonsense; filename=plain.txt", "plain.txt")]
    [InlineData("attachment; filename=\"na\u00c3\u00afve.txt\"", "naïve.txt")]
    [InlineData("attachment; filename=\"\u00a3.txt\"", "£.txt")]
    public void A_name_is_read(string header, string name) => Assert.Equal(name, ContentDisposition.FileName(header));

    [Theory]
    [InlineData("")]
    [InlineData("attachment")]
    [InlineData("attachment;")]
    [InlineData("attachment; filename")]
    [InlineData("attachment; filename=")]
    [InlineData("attachment; filename=\"\"")]
    [InlineData("attachment; filename=\"")]
    [InlineData("attachment; filename*=UTF-8''")]
    [InlineData("attachment; size=3")]
    [InlineData("; ; =;")]
    public void Where_there_is_no_name_none_is_made_up(string header) => Assert.Null(ContentDisposition.FileName(header));
}
