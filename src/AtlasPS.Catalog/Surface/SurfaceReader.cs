using YamlDotNet.RepresentationModel;

namespace AtlasPS.Catalog;

/// <summary>Reads the files below <c>cmdlets/</c>.</summary>
public static class SurfaceReader
{
    private const string CommonFile = "cmdlets/_common.yaml";

    /// <summary>Reads the help that many cmdlets share: parameter name and text.</summary>
    public static IReadOnlyDictionary<string, string> ReadCommon(IEnumerable<KeyValuePair<string, string>> files)
    {
        var file = files.FirstOrDefault(candidate => Slashed(candidate.Key).EndsWith(CommonFile, StringComparison.Ordinal));
        if (file.Key is null)
            return new Dictionary<string, string>();
        var yaml = YamlMapping.Parse(file.Key, file.Value);
        var help = Help(yaml);
        yaml.Finish();
        return help;
    }

    /// <summary>Reads the surface from the texts of its files; others are passed over.</summary>
    public static IReadOnlyList<SurfaceFile> Read(IEnumerable<KeyValuePair<string, string>> files) =>
    [
        .. files.Where(file => Slashed(file.Key) is var path && path.Contains("cmdlets/") && path.EndsWith(".yaml", StringComparison.Ordinal) && !path.EndsWith(CommonFile, StringComparison.Ordinal))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => File(file.Key, file.Value)),
    ];

    private static Dictionary<string, string> Help(YamlMapping yaml) => yaml.Pairs("parameters").ToDictionary(entry => entry.Key, entry => entry.Value.TrimEnd());

    private static string Slashed(string path) => path.Replace('\\', '/');

    private static SurfaceFile File(string path, string text)
    {
        var yaml = YamlMapping.Parse(path, text);
        var file = new SurfaceFile
        {
            Family = yaml.Need("family"),
            Help = Help(yaml),
            Types = yaml.Map("types", (name, node) => Type(path, name, node)),
            Cmdlets = yaml.Map("cmdlets", (name, node) => Cmdlet(path, name, node)),
        };
        yaml.Finish();
        return file;
    }

    private static SurfaceType Type(string path, string name, YamlNode node)
    {
        var yaml = new YamlMapping(path, node);
        var type = new SurfaceType
        {
            Name = name,
            Schemas = yaml.Texts("schema"),
            Keys = yaml.TextsByName("keys"),
            Label = yaml.Text("label"),
            View = yaml.List("view", item => Column(path, item)),
        };
        yaml.Finish();
        return type;
    }

    private static SurfaceColumn Column(string path, YamlNode node)
    {
        if (node is YamlScalarNode scalar)
            return new SurfaceColumn { Label = scalar.Value!, Property = scalar.Value };
        var (key, value) = ((YamlMappingNode)node).Children.Select(entry => (((YamlScalarNode)entry.Key).Value!, entry.Value)).Single();
        if (value is YamlScalarNode property)
            return new SurfaceColumn { Label = key, Property = property.Value };
        var yaml = new YamlMapping(path, value);
        string? script = yaml.Text("script");
        var column = new SurfaceColumn
        {
            Label = key,
            Script = script,
            Property = yaml.Text("property") ?? (script is null ? key : null),
            Right = yaml.Flag("right"),
            Width = yaml.Whole("width"),
        };
        yaml.Finish();
        return column;
    }

    private static SurfaceCmdlet Cmdlet(string path, string name, YamlNode node)
    {
        var yaml = new YamlMapping(path, node);
        var cmdlet = new SurfaceCmdlet
        {
            Name = name,
            Synopsis = yaml.Need("synopsis"),
            Description = yaml.Need("description"),
            Operations = yaml.Text("operation") is { } single ? [new("Default", single)] : yaml.Pairs("operations"),
            HandWritten = yaml.Flag("handWritten"),
            Parameters = yaml.Map("parameters", (parameter, value) => Parameter(path, parameter, value)),
            Lists = yaml.Texts("lists"),
            Omit = yaml.Texts("omit"),
            Explicit = yaml.Texts("explicit"),
            Confirm = yaml.Text("confirm"),
            Impact = yaml.Text("impact"),
            Instead = yaml.Text("instead"),
            Wait = yaml.Inner("wait") is { } wait ? Wait(wait) : null,
            Examples = yaml.List("examples", item => Example(path, item)),
        };
        yaml.Finish();
        return cmdlet;
    }

    private static SurfaceParameter Parameter(string path, string name, YamlNode node)
    {
        if (node is YamlScalarNode help)
            return new SurfaceParameter { Name = name, Help = help.Value!.TrimEnd() };
        var yaml = new YamlMapping(path, node);
        var parameter = new SurfaceParameter
        {
            Name = name,
            From = yaml.Text("from"),
            Help = yaml.Text("help"),
            Aliases = yaml.Texts("alias"),
            As = yaml.Text("as"),
            Mandatory = yaml.Flag("mandatory"),
            Default = yaml.Text("default"),
            Pipeline = yaml.Flag("pipeline"),
            Values = yaml.Texts("values"),
            Position = yaml.Whole("position"),
            Sets = yaml.Texts("sets"),
        };
        yaml.Finish();
        return parameter;
    }

    private static SurfaceWait Wait(YamlMapping yaml)
    {
        var wait = new SurfaceWait
        {
            Poll = yaml.Need("poll"),
            Properties = yaml.Texts("property"),
            Done = yaml.Texts("done"),
            Failed = yaml.Texts("failed"),
            Gone = yaml.Flag("gone"),
        };
        yaml.Finish();
        return wait;
    }

    private static SurfaceExample Example(string path, YamlNode node)
    {
        var yaml = new YamlMapping(path, node);
        var example = new SurfaceExample { Code = yaml.Need("code"), Text = yaml.Need("text") };
        yaml.Finish();
        return example;
    }
}
