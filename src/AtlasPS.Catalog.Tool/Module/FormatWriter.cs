using System.Text;
using System.Xml;

namespace AtlasPS.Catalog.Tool.Module;

/// <summary>Writes the default tables of the object types.</summary>
internal static class FormatWriter
{
    public static string Write(IEnumerable<TypeModel> generated, IEnumerable<SurfaceType> handWritten)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("Configuration");
            xml.WriteStartElement("ViewDefinitions");
            foreach (var type in generated.Where(type => type.Surface is { View.Count: > 0 }))
                WriteView(xml, type.Surface!, type);
            foreach (var surface in handWritten.Where(surface => surface.View.Count > 0))
                WriteView(xml, surface, null);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void WriteView(XmlWriter xml, SurfaceType type, TypeModel? model)
    {
        xml.WriteStartElement("View");
        xml.WriteElementString("Name", $"AtlasPS.{type.Name}");
        xml.WriteStartElement("ViewSelectedBy");
        xml.WriteElementString("TypeName", $"AtlasPS.{type.Name}");
        xml.WriteEndElement();
        xml.WriteStartElement("TableControl");
        if (type.View.All(column => column.Width is null))
            xml.WriteElementString("AutoSize", null);
        xml.WriteStartElement("TableHeaders");
        foreach (var column in type.View)
            WriteHeader(xml, column);
        xml.WriteEndElement();
        xml.WriteStartElement("TableRowEntries");
        xml.WriteStartElement("TableRowEntry");
        xml.WriteStartElement("TableColumnItems");
        foreach (var column in type.View)
        {
            xml.WriteStartElement("TableColumnItem");
            // Text is what others wrote, and a script may make text of it. Numbers, dates and flags are shown as they are, which is quicker.
            if (column.Script is { } script)
                xml.WriteElementString("ScriptBlock", $"[AtlasPS.TableText]::Of($({script}))");
            else if (IsPlain(model, column.Property!))
                xml.WriteElementString("PropertyName", column.Property);
            else
                xml.WriteElementString("ScriptBlock", $"[AtlasPS.TableText]::Of($_.{column.Property})");
            if (model?.Properties.FirstOrDefault(property => property.Name == column.Property)?.Value.Kind == ValueKind.DateTime)
                xml.WriteElementString("FormatString", "{0:yyyy-MM-dd HH:mm}");
            xml.WriteEndElement();
        }

        for (int i = 0; i < 5; i++)
            xml.WriteEndElement();
    }

    private static bool IsPlain(TypeModel? model, string property) =>
        model?.Properties.FirstOrDefault(candidate => candidate.Name == property)?.Value is { Kind: ValueKind.Boolean or ValueKind.Int32 or ValueKind.Int64 or ValueKind.Number or ValueKind.DateTime };

    private static void WriteHeader(XmlWriter xml, SurfaceColumn column)
    {
        xml.WriteStartElement("TableColumnHeader");
        xml.WriteElementString("Label", column.Label);
        if (column.Width is { } width)
            xml.WriteElementString("Width", XmlConvert.ToString(width));
        if (column.Right)
            xml.WriteElementString("Alignment", "Right");
        xml.WriteEndElement();
    }
}
