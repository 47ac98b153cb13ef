using System.Text;
using System.Text.Json;

namespace AtlasPS.Feedback;

/// <summary>
/// Shows a request body without what might be a secret: numbers, booleans and the form of it always, texts only of fields that are known to be harmless.
/// </summary>
internal static class BodyRedaction
{
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "acknowledgedUntil", "acknowledgementComment", "cidrBlock", "clusterName", "clusterType", "collectionName", "databaseName", "deleteAfterDate", "desc",
        "description", "eventTypeName", "groupId", "groupRole", "id", "instanceSize", "ipAddress", "key", "methodName", "mongoDBMajorVersion", "name", "orgId",
        "projectId", "providerName", "regionName", "role", "roleName", "roles", "snapshotId", "status", "targetClusterName", "targetGroupId", "teamIds", "type",
        "typeName", "username", "zoneName",
    };

    public static string Show(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer))
                Write(writer, document.RootElement, harmless: false);
            return Encoding.UTF8.GetString(buffer.ToArray());
        }
        catch (JsonException)
        {
            return $"{body.Length} bytes";
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, bool harmless)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var field in value.EnumerateObject())
                {
                    writer.WritePropertyName(field.Name);
                    Write(writer, field.Value, Harmless.Contains(field.Name));
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item, harmless);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String when !harmless:
                writer.WriteStringValue("***");
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
