using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AtlasPS.Catalog;

/// <summary>Reads the files below <c>cmdlets/</c>, and reports whatever in them is not as <see cref="CatalogGrammar"/> has it.</summary>
internal sealed class SurfaceReader(ICollection<CatalogFinding> findings)
{
    public const string BrokenYaml = "ATLAS001";

    private const string CommonFile = "cmdlets/_common.yaml";

    /// <summary>Reads the surface from the texts of its files; files outside <c>cmdlets/</c> are passed over.</summary>
    public Surface Read(IEnumerable<KeyValuePair<string, string>> files)
    {
        var families = new List<SurfaceFile>();
        var common = new SurfaceCommon();
        foreach (var file in files.Select(file => (Path: file.Key.Replace('\\', '/'), Text: file.Value)).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            bool isCommon = file.Path.EndsWith(CommonFile, StringComparison.Ordinal);
            if (!file.Path.EndsWith(".yaml", StringComparison.Ordinal) || !file.Path.Contains("cmdlets/") || Parse(file.Path, file.Text) is not { } root)
                continue;
            new GrammarCheck(file.Path, findings).Check(root, isCommon ? CatalogGrammar.Common : CatalogGrammar.Family, isCommon ? "common file" : "family");
            if (isCommon)
                common = Common(new YamlMapping(file.Path, root));
            else
                families.Add(File(file.Path, root));
        }

        return new Surface { Families = [.. families], Common = common };
    }

    private YamlNode? Parse(string path, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count > 0)
                return stream.Documents[0].RootNode;
            findings.Add(new(BrokenYaml, new(path, 1, 1), "The file is empty."));
        }
        catch (YamlException exception)
        {
            findings.Add(new(BrokenYaml, new(path, (int)exception.Start.Line, (int)exception.Start.Column), $"The YAML cannot be read: {exception.Message.TrimEnd('.')}."));
        }
        catch (InvalidOperationException)
        {
            // What the library does where a bracket is never closed.
            findings.Add(new(BrokenYaml, new(path, 1, 1), "The YAML cannot be read: a bracket or a brace is not closed."));
        }

        return null;
    }

    private static SurfaceCommon Common(YamlMapping yaml) => new()
    {
        Machinery = yaml.TextsByName("machinery"),
        Help = yaml.TextsByName("parameters"),
        Words = new Vocabulary(yaml.Texts("spellings"), yaml.TextsByName("parents")),
        Source = yaml.Source,
        Errors = yaml.Map("errors", (code, node) => Error(code, new YamlMapping(yaml.Source.File, node))),
    };

    private static SurfaceError Error(string code, YamlMapping yaml) =>
        new() { Code = code, Category = yaml.Text("category") ?? "", Ends = yaml.Flag("ends"), Advice = yaml.Text("advice") ?? "" };

    private static SurfaceFile File(string path, YamlNode root)
    {
        var yaml = new YamlMapping(path, root);
        return new SurfaceFile
        {
            Family = yaml.Text("family") ?? "",
            Help = yaml.TextsByName("parameters"),
            Types = yaml.Map("types", (name, node) => Type(name, new YamlMapping(path, node))),
            Cmdlets = yaml.Map("cmdlets", (name, node) => Cmdlet(path, name, new YamlMapping(path, node))),
            Source = yaml.Source,
        };
    }

    private static SurfaceType Type(string name, YamlMapping yaml) => new()
    {
        Name = name,
        Schemas = yaml.Texts("schema"),
        Keys = yaml.ListsByName("keys"),
        Label = yaml.Text("label"),
        Text = yaml.Text("text"),
        Members = yaml.Texts("members"),
        Sends = yaml.Texts("sends"),
        Owners = yaml.TextsByName("owners"),
        View = [.. yaml.List("view", item => Column(yaml.Source.File, item)).OfType<SurfaceColumn>()],
        Source = yaml.Source,
    };

    private static SurfaceColumn? Column(string path, YamlNode node)
    {
        if (node is YamlScalarNode { Value: { } name })
            return new SurfaceColumn { Label = name, Property = name, Source = new(path, node) };
        if (node is not YamlMappingNode { Children: { Count: 1 } children })
            return null;
        string label = (children.First().Key as YamlScalarNode)?.Value ?? "";
        var value = children.First().Value;
        if (value is YamlScalarNode { Value: { } property })
            return new SurfaceColumn { Label = label, Property = property, Source = new(path, value) };
        var yaml = new YamlMapping(path, value);
        string? script = yaml.Text("script");
        return new SurfaceColumn
        {
            Label = label,
            Script = script,
            Property = yaml.Text("property") ?? (script is null ? label : null),
            Right = yaml.Flag("right"),
            Width = yaml.Number("width"),
            Source = yaml.Source,
        };
    }

    private static SurfaceCmdlet Cmdlet(string path, string name, YamlMapping yaml) => new()
    {
        Name = name,
        Synopsis = yaml.Text("synopsis") ?? "",
        Description = yaml.Text("description") ?? "",
        Operations = yaml.Text("operation") is { } single ? [new("Default", single)] : yaml.TextsByName("operations"),
        HandWritten = yaml.Flag("handWritten"),
        Parameters = yaml.Map("parameters", (parameter, value) => Parameter(path, parameter, value)),
        Lists = yaml.Texts("lists"),
        Omit = yaml.Texts("omit"),
        OneOf = yaml.Texts("oneOf"),
        Fixed = yaml.TextsByName("fixed"),
        ShownOnce = yaml.Text("shownOnce"),
        Explicit = yaml.Texts("explicit"),
        Confirm = yaml.Text("confirm"),
        Impact = yaml.Text("impact"),
        Instead = yaml.Text("instead"),
        Wait = yaml.Node("wait") is { } wait ? Wait(new YamlMapping(path, wait)) : null,
        Examples = yaml.List("examples", item => Example(new YamlMapping(path, item))),
        Source = yaml.Source,
    };

    private static SurfaceParameter Parameter(string path, string name, YamlNode node)
    {
        if (node is YamlScalarNode help)
            return new SurfaceParameter { Name = name, Help = help.Value?.TrimEnd(), Source = new(path, node) };
        var yaml = new YamlMapping(path, node);
        return new SurfaceParameter
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
            Position = yaml.Number("position"),
            Reads = yaml.Text("reads"),
            Loses = yaml.Text("loses"),
            Defaults = yaml.ListsByName("defaults"),
            Sets = yaml.Texts("sets"),
            HandWritten = yaml.Flag("handWritten"),
            Source = yaml.Source,
        };
    }

    private static SurfaceWait Wait(YamlMapping yaml) => new()
    {
        Poll = yaml.Text("poll") ?? "",
        Properties = yaml.Texts("property"),
        Done = yaml.Texts("done"),
        Failed = yaml.Texts("failed"),
        Unlisted = yaml.Texts("unlisted"),
        Gone = yaml.Flag("gone"),
        Source = yaml.Source,
    };

    private static SurfaceExample Example(YamlMapping yaml) =>
        new() { Code = yaml.Text("code") ?? "", Text = yaml.Text("text") ?? "", Source = yaml.Source };
}
