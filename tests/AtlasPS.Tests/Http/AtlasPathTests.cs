using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

public class AtlasPathTests
{
    [Theory]
    [InlineData("/groups/{v}/accessList", "10.0.0.0/16", "/groups/10.0.0.0%2F16/accessList")]
    [InlineData("/x/{v}", "2001:db8::/32", "/x/2001%3Adb8%3A%3A%2F32")]
    [InlineData("/x/{v}", "/subscriptions/a b/vnet", "/x/%2Fsubscriptions%2Fa%20b%2Fvnet")]
    [InlineData("/x/{v}", "naïve 集群 🍃", "/x/na%C3%AFve%20%E9%9B%86%E7%BE%A4%20%F0%9F%8D%83")]
    [InlineData("/x/{v}", "a?b#c%2F&d+e", "/x/a%3Fb%23c%252F%26d%2Be")]
    [InlineData("/x/{v}", "...", "/x/...")]
    [InlineData("/x/{v}:limit", "C:1", "/x/C%3A1:limit")]
    [InlineData("/groups:validate", "-", "/groups:validate")]
    [InlineData("/x/{v}/y/{v}/z", "{v}", "/x/%7Bv%7D/y/%7Bv%7D/z")]
    public void A_value_becomes_one_segment_and_the_rest_stays(string template, string value, string path) =>
        Assert.Equal(path, AtlasPath.Fill(template, _ => value));

    [Fact]
    public void Each_name_gets_its_own_value() => Assert.Equal("/a/1/b/2", AtlasPath.Fill("/a/{one}/b/{two}", name => name == "one" ? "1" : "2"));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void A_value_that_would_lead_elsewhere_is_refused_by_name(string value)
    {
        var failure = Assert.Throws<ArgumentException>(() => AtlasPath.Fill("/groups/{groupId}/clusters", _ => value));
        Assert.Contains("groupId", failure.Message);
    }

    [Fact]
    public void A_broken_template_is_refused() => Assert.Throws<ArgumentException>(() => AtlasPath.Fill("/a/{b", _ => "x"));
}
