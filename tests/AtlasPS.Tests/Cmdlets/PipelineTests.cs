using System.Collections;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasPS.Catalog;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Objects carry where they came from, so that they pipe on without anybody naming an id.</summary>
public sealed class PipelineTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    private static IEnumerable<CommandModel> Commands => AtlasCatalog.Module.Commands.Where(command => !command.Surface.HandWritten);

    /// <summary>Every cmdlet that changes a thing which another one gets.</summary>
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var change in Commands.Where(command => command.Kind == CommandKind.Change && command.Verb is not ("New" or "Add" or "Test")))
                if (Commands.FirstOrDefault(get => get.Verb == "Get" && get.Noun == change.Noun && get.Sets[0].Operation.Output is not null) is { } get)
                    data.Add(get.Name, change.Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void What_is_got_can_be_piped_into_what_changes_it(string get, string change)
    {
        var (reader, writer) = (Commands.Single(command => command.Name == get), Commands.Single(command => command.Name == change));
        var call = SpecimenCall.Of(reader, reader.Sets[0]);
        Answer(call.Requests, SampleAnswer.Body(call.Operation, [Thing(call.Operation, writer)]), null);
        var piped = call.Invoke(world, onlyNeeded: true).Output;
        world.Atlas.ClearFaults();
        world.Atlas.ClearLog();

        var result = world.Engine.Invoke($"param($piped, $body) $piped | {change} @body -WhatIf", piped, Sample(writer));

        Assert.Single(piped);
        Assert.True(result.Errors.Count == 0, $"{get} | {change}\n{string.Join("\n", result.Errors)}");
        Assert.Contains("What if:", result.Text, StringComparison.Ordinal);
        Assert.All(world.Served, request => Assert.Equal("GET", request.Method));
    }

    /// <summary>Every cmdlet that reads what is in a thing which another one gets.</summary>
    public static TheoryData<string, string> Children
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (parent, child, _) in Descents)
                data.Add(parent.Name, child.Name);
            return data;
        }
    }

    /// <summary>A cmdlet that reads things, and one whose path goes on below one of them.</summary>
    private static IEnumerable<(CommandModel Parent, CommandModel Child, CommandSet Set)> Descents =>
        from parent in Commands
        where parent is { Verb: "Get", Kind: CommandKind.Read } && AtlasCatalog.Module.Type(parent.Sets[0].Operation.Output)?.Surface is { Keys.Count: > 0 }
        let item = new Regex("^" + Regex.Replace(Regex.Escape(Item(parent)), @"\\\{\w+}", @"\{\w+\}") + "/")
        from child in Commands
        where child != parent && child is { Verb: "Get", Kind: CommandKind.Read }
        let set = child.Sets.FirstOrDefault(set => item.IsMatch(set.Operation.Facts.Path) && !set.Operation.Facts.Path.EndsWith('}'))
        where set is not null
        select (parent, child, set);

    /// <summary>The path of a single thing that a cmdlet reads.</summary>
    private static string Item(CommandModel get)
    {
        string path = get.Sets[0].Operation.Facts.Path;
        return get.Sets.Select(set => set.Operation.Facts.Path).FirstOrDefault(other => other.StartsWith(path, StringComparison.Ordinal) && other.EndsWith('}')) ?? path + "/{id}";
    }

    [Theory]
    [MemberData(nameof(Children))]
    public void What_is_got_can_be_piped_into_what_reads_what_is_in_it(string get, string child)
    {
        var (parent, _, set) = Descents.First(descent => descent.Parent.Name == get && descent.Child.Name == child);
        var call = SpecimenCall.Of(parent, parent.Sets[0]);
        Answer(call.Requests, SampleAnswer.Body(call.Operation, [SampleAnswer.Of(call.Operation)[0]]), 1);
        int depth = Item(parent).Count(letter => letter == '{');
        var own = Regex.Matches(set.Operation.Facts.Path, @"\{(\w+)\}").Take(depth).Select(match => match.Groups[1].Value).ToList();
        var needed = SpecimenCall.Of(Commands.Single(command => command.Name == child), set).Given
            .Where(argument => !own.Contains(argument.Key.WireName) && argument.Key.Places.Any(place => place.Set == set.Name && place.Mandatory)).ToList();
        var piped = call.Invoke(world, onlyNeeded: true).Output;
        Answer("GET /**", """{"results":[]}""", null);
        world.Atlas.ClearLog();

        var result = world.Engine.Invoke($"param($piped, $further) $piped | {child} @further", piped, needed.Aggregate(new Hashtable(), (all, one) =>
        {
            all[one.Key.Name] = one.Value;
            return all;
        }));

        world.Atlas.ClearFaults();
        Assert.Single(piped);
        Assert.True(result.Errors.Count == 0, $"{get} | {child}\n{string.Join("\n", result.Errors)}");
        var expected = Commands.Single(command => command.Name == child).Sets.Where(other => other == set || other.Operation.Facts.Path.EndsWith('}'));
        Assert.Contains(expected, other => Regex.IsMatch(world.Served[^1].Path, "^" + Regex.Replace(Regex.Escape(other.Operation.Facts.Path), @"\\\{\w+}", "[^/]+") + "$"));
    }

    private void Answer(string requests, string body, int? count) =>
        world.Atlas.AddFault(new SimulatorFault { Match = requests, Count = count, Status = 200, Body = body, ContentType = "application/vnd.atlas.2024-08-05+json" });

    [Fact]
    public void Removing_every_cluster_of_every_project_is_announced_by_name_and_not_done()
    {
        world.Connect();
        world.Atlas.ClearLog();
        var names = world.Run("Get-AtlasProject -All | Get-AtlasCluster | ForEach-Object Name").Output.Select(name => (string)name.BaseObject).ToList();
        string text = world.Run("Get-AtlasProject -All | Get-AtlasCluster | Remove-AtlasCluster -WhatIf").Text;
        Assert.True(names.Count >= 3);
        Assert.All(names, name => Assert.Contains($"What if: Remove cluster '{name}' from project '", text, StringComparison.Ordinal));
        Assert.DoesNotContain(world.Served, request => request.Method == "DELETE");
    }

    [Fact]
    public void An_object_that_names_both_a_thing_and_its_parent_means_the_thing()
    {
        world.Connect();
        world.Atlas.ClearLog();
        world.Run("Get-AtlasAlert -Status OPEN -First 1 | Get-AtlasAlert");
        Assert.Matches("/alerts/[a-f0-9]{24}$", world.Served[^1].Path);
    }

    [Fact]
    public void A_mixed_stream_is_taken_one_by_one()
    {
        world.Connect();
        world.Atlas.ClearLog();
        world.Run($"[pscustomobject]@{{ AlertId = (Get-AtlasAlert -First 1).Id }}, [pscustomobject]@{{ ProjectId = '{AtlasWorld.Payments}' }} | Get-AtlasAlert");
        Assert.Matches("/alerts/[a-f0-9]{24}$", world.Served[^2].Path);
        Assert.Matches("/alerts$", world.Served[^1].Path);
    }

    /// <summary>What the operation answers with, and in it an identity of the form that the cmdlet behind it asks for: two operations may differ there.</summary>
    private static JsonObject Thing(OperationModel operation, CommandModel change)
    {
        var thing = (JsonObject)SampleAnswer.Of(operation)[0].DeepClone();
        foreach (var (name, fields) in AtlasCatalog.Module.Type(operation.Output)!.Surface?.Keys ?? [])
            if (change.Parameters.FirstOrDefault(parameter => parameter.Name == name && parameter.In == "path") is { } parameter)
                thing[fields[0]] = Specimen.Of(parameter).ToString();
        return thing;
    }

    /// <summary>One value of the body, so that there is something to change.</summary>
    private static Hashtable Sample(CommandModel command)
    {
        var fields = command.Parameters.Where(parameter => parameter.In is "body" or "query" && (!parameter.FromPipeline || (parameter.In == "body" && parameter.WireName.EndsWith("Id", StringComparison.Ordinal) && parameter.WireName is not ("groupId" or "orgId"))) && parameter.Places.Any(place => place.Set == command.Sets[0].Name && !place.Tolerated)).ToList();
        var sample = new Hashtable();
        foreach (var parameter in fields.Where(parameter => parameter.Places[0].Mandatory).Concat(fields.Where(parameter => parameter.In == "body").Take(1)))
            sample[parameter.Name] = Specimen.Of(parameter);
        return sample;
    }
}
