using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>Objects to JSON, as ConvertTo-Json does it: dictionaries and properties as members, everything that can be enumerated as an array.</summary>
internal sealed class JsonWriting(int depth, bool compress)
{
    /// <summary>True once something lay deeper than was asked for, and only its text was written.</summary>
    public bool WasCut { get; private set; }

    public string Convert(object? value)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = !compress, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };
        using (var writer = new Utf8JsonWriter(buffer, options))
            Write(writer, value, 0);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private void Write(Utf8JsonWriter writer, object? value, int level)
    {
        var bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (WriteScalar(writer, bare))
            return;

        if (level > depth)
        {
            WasCut = true;
            writer.WriteStringValue(LanguagePrimitives.ConvertTo<string>(value));
        }
        else if (bare is IDictionary dictionary)
        {
            WriteMembers(writer, dictionary.Cast<DictionaryEntry>().Select(static entry => (entry.Key.ToString() ?? "", entry.Value)), level);
        }
        else if (bare is IEnumerable items)
        {
            writer.WriteStartArray();
            foreach (var item in items)
                Write(writer, item, level + 1);
            writer.WriteEndArray();
        }
        else
        {
            var properties = PSObject.AsPSObject(value).Properties.Where(static property => property.IsGettable);
            WriteMembers(writer, properties.Select(static property => (property.Name, ValueOf(property))), level);
        }
    }

    private void WriteMembers(Utf8JsonWriter writer, IEnumerable<(string Name, object? Value)> members, int level)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, value, level + 1);
        }

        writer.WriteEndObject();
    }

    private static bool WriteScalar(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                writer.WriteNullValue();
                return true;
            case string or char or Guid or Uri or Version or TimeSpan:
            case double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity:
                writer.WriteStringValue(System.Convert.ToString(value, CultureInfo.InvariantCulture));
                return true;
            case bool truth:
                writer.WriteBooleanValue(truth);
                return true;
            case SwitchParameter given:
                writer.WriteBooleanValue(given.IsPresent);
                return true;
            case DateTime time:
                writer.WriteStringValue(time);
                return true;
            case DateTimeOffset time:
                writer.WriteStringValue(time);
                return true;
            case Enum choice:
                writer.WriteNumberValue(System.Convert.ToInt64(choice, CultureInfo.InvariantCulture));
                return true;
            case double number when double.IsInteger(number) && Math.Abs(number) < 1e15:
                // A whole number stays recognisable as one that may have a fraction.
                WriteNumber(writer, number.ToString("0.0", CultureInfo.InvariantCulture));
                return true;
            case byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal or BigInteger:
                WriteNumber(writer, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }

    // By way of an element: a raw value would not be indented.
    private static void WriteNumber(Utf8JsonWriter writer, string digits)
    {
        using var number = JsonDocument.Parse(digits);
        number.RootElement.WriteTo(writer);
    }

    // A getter that throws is a property without a value, as it is for the formatter.
    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}
