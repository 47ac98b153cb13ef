using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using AtlasPS.Catalog;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Rules that hold for every cmdlet of the module.</summary>
public sealed partial class SurfaceRuleTests(SurfaceWorld surface) : IClassFixture<SurfaceWorld>
{
    private static readonly HashSet<string> Reading = ["Get", "Find", "Test", "Wait", "Connect", "Disconnect"];

    public static TheoryData<string> Names => [.. AtlasCatalog.Module.Commands.Select(command => command.Name)];

    private CmdletInfo Info(string name) => surface.Cmdlets[name];

    [Fact]
    public void The_manifest_exports_exactly_the_catalog_s_cmdlets()
    {
        Assert.Equal(AtlasCatalog.Module.Commands.Select(command => command.Name).Order(StringComparer.Ordinal), surface.Cmdlets.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Verbs_are_approved()
    {
        Type[] groups = [typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsSecurity), typeof(VerbsOther)];
        var approved = groups.SelectMany(group => group.GetFields()).Select(verb => (string)verb.GetValue(null)!).ToHashSet();
        Assert.All(AtlasCatalog.Module.Commands, command => Assert.Contains(command.Verb, approved));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Asks_exactly_where_it_changes_something(string name)
    {
        var info = Info(name);
        bool asks = info.Parameters.ContainsKey("WhatIf");
        // A test that begins something at Atlas asks too.
        bool begins = AtlasCatalog.Module.Commands.Single(command => command.Name == name) is { Kind: CommandKind.Change, Surface.HandWritten: false };
        Assert.Equal(begins || !(Reading.Contains(info.Verb) || name == "ConvertTo-AtlasJson"), asks);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_a_help_address_and_says_what_comes_out(string name)
    {
        var info = Info(name);
        var attribute = info.ImplementingType.GetCustomAttributes(typeof(CmdletAttribute), false).Cast<CmdletAttribute>().Single();
        Assert.StartsWith("https://", attribute.HelpUri, StringComparison.Ordinal);
        var sets = AtlasCatalog.Module.Commands.Single(command => command.Name == name).Sets;
        if (info.Verb is "Get" or "New" && (sets.Count == 0 || sets.Any(set => set.Operation.Answer != AnswerKind.Empty)))
            Assert.NotEmpty(info.OutputType);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_are_named_as_PowerShell_names_them(string name)
    {
        foreach (var parameter in Info(name).Parameters.Values.Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name)))
        {
            Assert.Matches("^[A-Z][A-Za-z0-9]*$", parameter.Name);
            if (parameter.ParameterType.IsArray)
                Assert.False(parameter.Name.EndsWith('s') && !parameter.Name.EndsWith("ss", StringComparison.Ordinal) && !parameter.Name.EndsWith("Status", StringComparison.Ordinal), $"{name} -{parameter.Name} is plural");
            // The id of a secret, and how long one counts, are none.
            bool about = parameter.Name.EndsWith("Id", StringComparison.Ordinal) || parameter.Name.Contains("Public", StringComparison.Ordinal) || parameter.Name.EndsWith("Hours", StringComparison.Ordinal);
            if (!about && SecretName().IsMatch(parameter.Name) && parameter.ParameterType != typeof(object) && !parameter.ParameterType.FullName!.StartsWith("AtlasPS.", StringComparison.Ordinal))
                Assert.Equal(typeof(System.Security.SecureString), parameter.ParameterType);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_shadows_a_common_parameter(string name)
    {
        var info = Info(name);
        // Those that the engine itself gives to some cmdlets, and the short names that PowerShell keeps for them.
        string[] taken = [.. Cmdlet.CommonParameters, .. Cmdlet.OptionalCommonParameters, "vb", "db", "ea", "wa", "infa", "ev", "wv", "iv", "ov", "ob", "pv", "wi", "cf", "proga"];
        var own = AtlasCatalog.Module.Commands.Single(command => command.Name == name).Parameters.SelectMany(parameter => parameter.Aliases.Prepend(parameter.Name)).ToList();
        Assert.DoesNotContain(own, parameter => taken.Contains(parameter, StringComparer.OrdinalIgnoreCase));
        Assert.Equal(own.Count, own.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(own, parameter => Assert.True(info.Parameters.ContainsKey(parameter) || info.Parameters.Values.Any(known => known.Aliases.Contains(parameter)), parameter));
    }

    /// <summary>What is given without its name is counted from 0 without a gap, and is never a switch.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Positions_hold_no_surprises(string name)
    {
        foreach (var set in Info(name).ParameterSets)
        {
            var placed = set.Parameters.Where(parameter => parameter.Position >= 0).OrderBy(parameter => parameter.Position).ToList();
            Assert.Equal(Enumerable.Range(0, placed.Count), placed.Select(parameter => parameter.Position));
            Assert.DoesNotContain(placed, parameter => parameter.ParameterType == typeof(SwitchParameter));
            Assert.True(placed.Count <= 6, $"{name} {set.Name} has {placed.Count} positions");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Projects_and_organizations_go_by_the_names_of_the_API_too(string name)
    {
        foreach (var parameter in Info(name).Parameters.Values.Where(parameter => parameter.Name is "ProjectId" or "OrgId"))
        {
            if (parameter.Name == "ProjectId")
                Assert.Contains("GroupId", parameter.Aliases);
            if (AtlasCatalog.Module.Commands.Single(command => command.Name == name).Parameters.Any(known => known.Name == parameter.Name && known.In == "path"))
                Assert.Contains(parameter.ParameterSets.Values, place => place.ValueFromPipelineByPropertyName);
        }
    }

    /// <summary>Whole organizations, projects, federations and backup policies never go because a session happened to point at them.</summary>
    [Theory]
    [InlineData("deleteOrg", "OrgId")]
    [InlineData("deleteGroup", "ProjectId")]
    [InlineData("deleteFederationSetting", "FederationSettingsId")]
    [InlineData("removeFederationSettingConnectedOrgConfig", "OrgId")]
    [InlineData("disableGroupBackupCompliancePolicy", "ProjectId")]
    public void What_destroys_a_whole_is_told_which(string operation, string parameter)
    {
        var command = AtlasCatalog.Module.Commands.Single(candidate => candidate.Kind == CommandKind.Change && candidate.Sets.Any(set => set.Operation.Facts.Id == operation));
        Assert.Equal("High", command.Impact);
        var known = command.Parameters.Single(candidate => candidate.Name == parameter);
        Assert.False(known.FromSession);
        Assert.All(Info(command.Name).Parameters[parameter].ParameterSets.Values, place => Assert.True(place.IsMandatory));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Body_values_never_bind_from_the_pipeline_unless_they_name_what_is_worked_on(string name)
    {
        var model = AtlasCatalog.Module.Commands.Single(command => command.Name == name);
        foreach (var parameter in model.Parameters.Where(parameter => parameter.In != "path" && !(parameter.FromPipeline && (NamesAThing(parameter.Name) || model.Surface.Parameters.Any(decided => decided.Name == parameter.Name && decided.Pipeline)))))
            Assert.DoesNotContain(Info(name).Parameters[parameter.Name].ParameterSets.Values, place => place.ValueFromPipeline || place.ValueFromPipelineByPropertyName);
    }

    [GeneratedRegex("Password|Secret|(Api|License|Service|Routing|Private|Access)(Api)?Key$|(Api|Hec|Read|Write|Access|Notification)Token$")]
    private static partial Regex SecretName();

    private static bool NamesAThing(string parameter) => parameter.EndsWith("Id", StringComparison.Ordinal) || parameter.EndsWith("Name", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_explained_in_full(string name)
    {
        var help = surface.Run($$"""
            $help = Get-Help {{name}} -Full
            $help.Synopsis
            @($help.examples.example).Count
            $help.parameters.parameter | ForEach-Object { "$($_.name)|$($_.description | ForEach-Object Text)" }
            """).Output.Select(line => line.ToString()).ToList();
        Assert.False(string.IsNullOrWhiteSpace(help[0]));
        Assert.True(int.Parse(help[1], CultureInfo.InvariantCulture) >= 2, $"{name} has fewer than two examples");
        foreach (string parameter in Info(name).Parameters.Keys.Where(parameter => !Cmdlet.CommonParameters.Contains(parameter)))
            Assert.Contains(help, line => line.StartsWith(parameter + "|", StringComparison.Ordinal) && line.Length > parameter.Length + 15);
    }

    [Fact]
    public void No_two_cmdlets_say_the_same_of_themselves() =>
        Assert.All(AtlasCatalog.Module.Commands.GroupBy(command => command.Surface.Synopsis), same => Assert.True(same.Count() == 1, string.Join(", ", same.Select(command => command.Name)) + ": " + same.Key));

    [Fact]
    public void The_syntax_of_every_cmdlet_is_as_it_was_reviewed()
    {
        string now = string.Concat(AtlasCatalog.Module.Commands.Select(command => Lines(surface.Run($"Get-Command {command.Name} -Syntax").Output.Single().ToString())));
        Snapshot.Verify("syntax.txt", now);
    }

    private static string Lines(string syntax) => string.Concat(syntax.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => line + "\n")) + "\n";
}
