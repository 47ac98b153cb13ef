using System.Text;
using System.Xml;

namespace AtlasPS.Catalog.Tool.Module;

/// <summary>Writes the properties behind the heads of the default tables: what a table calls State can be filtered, sorted and selected as State.</summary>
internal static class ColumnWriter
{
    public static string Write(IEnumerable<TypeModel> types)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("Types");
            foreach (var (type, columns) in types.Select(type => (type, type.Columns.ToList())).Where(entry => entry.Item2.Count > 0))
            {
                xml.WriteStartElement("Type");
                xml.WriteElementString("Name", $"AtlasPS.{type.Name}");
                xml.WriteStartElement("Members");
                foreach (var column in columns)
                    WriteProperty(xml, column);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void WriteProperty(XmlWriter xml, SurfaceColumn column)
    {
        xml.WriteStartElement(column.Script is null ? "AliasProperty" : "ScriptProperty");
        xml.WriteElementString("Name", column.Label);
        if (column.Script is { } script)
            xml.WriteElementString("GetScriptBlock", $"$_ = $this; {script}");
        else
            xml.WriteElementString("ReferencedMemberName", column.Property);
        xml.WriteEndElement();
    }
}
