using System.Diagnostics;
using System.Text.Json.Nodes;
using AtlasPS.Tests.Cmdlets;

namespace AtlasPS.Tests.Catalog;

/// <summary>Importing a newer description of the API says what came, what went and what is different, a line an operation.</summary>
public sealed class ImportTests
{
    private const string Description = """
        {
          "openapi": "3.0.1",
          "tags": [{ "name": "Things" }],
          "paths": {
            "/api/atlas/v2/things/{thingId}": {
              "get": {
                "operationId": "getThing", "tags": ["Things"],
                "parameters": [{ "name": "thingId", "in": "path", "required": true, "schema": { "type": "string" } }],
                "responses": { "200": { "content": { "application/vnd.atlas.2024-01-01+json": { "schema": { "$ref": "#/components/schemas/Thing" } } } } }
              },
              "delete": {
                "operationId": "deleteThing", "tags": ["Things"],
                "parameters": [{ "name": "thingId", "in": "path", "required": true, "schema": { "type": "string" } }],
                "responses": { "204": { "content": { "application/vnd.atlas.2024-01-01+json": {} } } }
              }
            },
            "/api/atlas/v2/things": {
              "post": {
                "operationId": "createThing", "tags": ["Things"], "parameters": [],
                "requestBody": { "required": true, "content": { "application/vnd.atlas.2024-01-01+json": { "schema": { "$ref": "#/components/schemas/Thing" } } } },
                "responses": { "201": { "content": { "application/vnd.atlas.2024-01-01+json": { "schema": { "$ref": "#/components/schemas/Thing" } } } } }
              }
            }
          },
          "components": { "parameters": {}, "schemas": {
            "Thing": { "type": "object", "properties": {
              "name": { "type": "string" }, "size": { "type": "string", "enum": ["SMALL", "LARGE"] }, "old": { "type": "boolean" },
              "parts": { "type": "array", "items": { "$ref": "#/components/schemas/Part" } } } },
            "Part": { "type": "object", "properties": { "count": { "type": "integer" } } }
          } }
        }
        """;

    [Fact]
    public void What_is_different_is_said_a_line_an_operation()
    {
        using var folder = new TemporaryFolder();
        string facts = Path.Combine(folder.Path, "facts"), file = Path.Combine(folder.Path, "api.json");
        File.WriteAllText(file, Description);
        Assert.Equal("3 operations, 2 schemas,", string.Join(" ", Import(file, facts)[0].Split(' ').Take(4)));
        Assert.Equal("3 operations, 2 schemas, 0 file(s) changed.", Assert.Single(Import(file, facts)));

        var newer = JsonNode.Parse(Description)!;
        var thing = newer["paths"]!["/api/atlas/v2/things/{thingId}"]!.AsObject();
        thing.Remove("delete");
        thing["patch"] = JsonNode.Parse("""{ "operationId": "updateThing", "tags": ["Things"], "parameters": [], "responses": { "204": { "content": { "application/vnd.atlas.2025-01-01+json": {} } } } }""");
        thing["get"]!["deprecated"] = true;
        thing["get"]!["parameters"]!.AsArray().Add(JsonNode.Parse("""{ "name": "deep", "in": "query", "schema": { "type": "boolean" } }"""));
        newer["components"]!["schemas"]!["Thing"]!["properties"]!["size"]!["enum"]!.AsArray().Add("HUGE");
        newer["components"]!["schemas"]!["Thing"]!["properties"]!.AsObject().Remove("old");
        newer["components"]!["schemas"]!["Part"]!["properties"]!["weight"] = JsonNode.Parse("""{ "type": "number" }""");
        File.WriteAllText(file, newer.ToJsonString());
        var report = Import(file, facts);

        Assert.Contains("new      updateThing (PATCH /api/atlas/v2/things/{thingId})", report);
        Assert.Contains("gone     deleteThing (DELETE /api/atlas/v2/things/{thingId})", report);
        string changed = Assert.Single(report, line => line.StartsWith("changed  getThing", StringComparison.Ordinal));
        Assert.All(["now deprecated", "+deep", "answer.size SMALL|LARGE → SMALL|LARGE|HUGE", "-answer.old", "+answer.parts[].weight"], part => Assert.Contains(part, changed, StringComparison.Ordinal));
        Assert.Contains(report, line => line.StartsWith("changed  createThing", StringComparison.Ordinal) && line.Contains("+body.parts[].weight", StringComparison.Ordinal));
    }

    private static List<string> Import(string file, string facts)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", $"\"{CatalogTests.ToolPath}\" import \"{file}\" --into \"{facts}\"") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string output = process.StandardOutput.ReadToEnd();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
