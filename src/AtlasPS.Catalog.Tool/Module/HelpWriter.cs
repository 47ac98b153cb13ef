using System.Xml;
using AtlasPS.Catalog.Tool.Pages;

namespace AtlasPS.Catalog.Tool.Module;

/// <summary>Writes the help that Get-Help reads: MAML.</summary>
internal sealed class HelpWriter
{
    private const string Msh = "http://msh";
    private const string Maml = "http://schemas.microsoft.com/maml/2004/10";
    private const string Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private const string Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly XmlWriter _xml;

    private HelpWriter(XmlWriter xml) => _xml = xml;

    public static void Write(IEnumerable<CommandPage> pages, string path)
    {
        using var xml = XmlWriter.Create(path, new XmlWriterSettings());
        xml.WriteStartElement("helpItems", Msh);
        xml.WriteAttributeString("schema", "maml");
        var writer = new HelpWriter(xml);
        foreach (var page in pages)
            writer.WritePage(page);
        xml.WriteEndElement();
    }

    private void WritePage(CommandPage page)
    {
        _xml.WriteStartElement("command", "command", Command);
        _xml.WriteAttributeString("xmlns", "maml", null, Maml);
        _xml.WriteAttributeString("xmlns", "dev", null, Dev);
        _xml.WriteStartElement("details", Command);
        _xml.WriteElementString("name", Command, page.Name);
        Paragraphs("description", page.Synopsis);
        _xml.WriteElementString("verb", Command, page.Name.Split('-')[0]);
        _xml.WriteElementString("noun", Command, page.Name.Split('-')[1]);
        _xml.WriteEndElement();
        Paragraphs("description", PageText.Description(page));
        WriteSyntax(page);
        WriteParameters(page);
        WriteTypes("inputTypes", "inputType", page.Inputs.Count == 0 ? ["None"] : page.Inputs.Select(name => $"An object with the property {name}"));
        WriteTypes("returnValues", "returnValue", page.Outputs.Count == 0 ? ["None"] : page.Outputs);
        WriteNotes(page);
        WriteExamples(page);
        WriteLinks(page);
        _xml.WriteEndElement();
    }

    private void WriteSyntax(CommandPage page)
    {
        _xml.WriteStartElement("syntax", Command);
        foreach (var line in page.Syntax)
        {
            _xml.WriteStartElement("syntaxItem", Command);
            _xml.WriteElementString("name", Maml, page.Name);
            foreach (var parameter in line.Parameters)
                WriteParameter(parameter, explained: false);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void WriteParameters(CommandPage page)
    {
        _xml.WriteStartElement("parameters", Command);
        foreach (var parameter in page.Parameters)
            WriteParameter(parameter, explained: true);
        _xml.WriteEndElement();
    }

    /// <summary>A parameter of a line of the syntax needs no words: they would make the file, which the first Get-Help reads as a whole, twice as long.</summary>
    private void WriteParameter(ParameterText parameter, bool explained)
    {
        _xml.WriteStartElement("parameter", Command);
        _xml.WriteAttributeString("required", parameter.Required ? "true" : "false");
        _xml.WriteAttributeString("globbing", parameter.Wildcards ? "true" : "false");
        _xml.WriteAttributeString("pipelineInput", parameter.Pipeline);
        _xml.WriteAttributeString("position", parameter.Position is { } position ? XmlConvert.ToString(position) : "named");
        _xml.WriteAttributeString("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases));
        _xml.WriteElementString("name", Maml, parameter.Name);
        if (explained)
            Paragraphs("description", parameter.Help);
        if (!parameter.IsSwitch)
        {
            _xml.WriteStartElement("parameterValue", Command);
            _xml.WriteAttributeString("required", "true");
            _xml.WriteString(parameter.Type);
            _xml.WriteEndElement();
        }

        _xml.WriteStartElement("type", Dev);
        _xml.WriteElementString("name", Maml, parameter.Type);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteTypes(string group, string element, IEnumerable<string> names)
    {
        _xml.WriteStartElement(group, Command);
        foreach (string name in names)
        {
            _xml.WriteStartElement(element, Command);
            _xml.WriteStartElement("type", Dev);
            _xml.WriteElementString("name", Maml, name);
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void WriteNotes(CommandPage page)
    {
        _xml.WriteStartElement("alertSet", Maml);
        _xml.WriteStartElement("alert", Maml);
        foreach (string note in PageText.Notes(page))
            _xml.WriteElementString("para", Maml, note);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteExamples(CommandPage page)
    {
        _xml.WriteStartElement("examples", Command);
        int number = 0;
        foreach (var example in page.Examples)
        {
            _xml.WriteStartElement("example", Command);
            _xml.WriteElementString("title", Maml, $"Example {++number}");
            _xml.WriteElementString("code", Dev, example.Code);
            _xml.WriteStartElement("remarks", Dev);
            _xml.WriteElementString("para", Maml, example.Text);
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void WriteLinks(CommandPage page)
    {
        _xml.WriteStartElement("relatedLinks", Command);
        _xml.WriteStartElement("navigationLink", Maml);
        _xml.WriteElementString("linkText", Maml, "Online reference");
        _xml.WriteElementString("uri", Maml, page.Link);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void Paragraphs(string element, string text)
    {
        _xml.WriteStartElement(element, Maml);
        foreach (string paragraph in text.Split("\n\n"))
            _xml.WriteElementString("para", Maml, paragraph.Replace('\n', ' ').Trim());
        _xml.WriteEndElement();
    }
}
