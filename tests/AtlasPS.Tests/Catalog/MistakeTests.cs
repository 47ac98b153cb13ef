using AtlasPS.Catalog;
using AtlasPS.Hosting;

namespace AtlasPS.Tests.Catalog;

/// <summary>Mistakes of a word each, in a small catalog: each is reported by its rule and in its place, and none hides another.</summary>
public sealed class MistakeTests
{
    private static readonly string Folder = Path.Combine(BuiltModule.RepositoryRoot, "tests", "AtlasPS.Tests", "Catalog", "Sample");

    private static readonly Dictionary<string, string> Sample = Directory.EnumerateFiles(Folder, "*.yaml").ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    /// <summary>Id of the rule, text to find, text to write instead (with « before the place of the mistake), and the file where it is not sample.yaml.</summary>
    private static readonly (string Id, string Find, string Write, string File)[] Mistakes =
    [
        // What is not YAML, or not as the table of keys has it.
        Mistake("ATLAS001", "synopsis: Gets clusters.", "synopsis: \"Gets clusters."),
        Mistake("ATLAS001", "spellings: [API, IP]", "spellings: [API, IP", "_common.yaml"),
        Mistake("ATLAS001", "    synopsis: Gets clusters.\n", "    synopsis: Gets clusters.\n    synopsis: Gets clusters.\n"),
        Mistake("ATLAS002", "synopsis: Gets clusters.", "«synopsys: Gets clusters."),
        Mistake("ATLAS002", "alias: Block", "«aliass: Block"),
        Mistake("ATLAS002", "    label: name", "    «lable: name"),
        Mistake("ATLAS002", "right: true", "«rigth: true"),
        Mistake("ATLAS002", "poll: getGroupCluster, property", "«pol: getGroupCluster, property"),
        Mistake("ATLAS002", "code: Find-AtlasCommand pause cluster", "«cod: Find-AtlasCommand pause cluster"),
        Mistake("ATLAS002", "types:\n", "«type:\n"),
        Mistake("ATLAS002", "machinery:\n", "«machines:\n", "_common.yaml"),
        Mistake("ATLAS003", "schema: TeamResponse", "schema: «{ name: TeamResponse }"),
        Mistake("ATLAS003", "operations: { List: listOrgTeams, ById: getOrgTeam, ByName: getOrgTeamByName }", "operations: «listOrgTeams"),
        Mistake("ATLAS003", "keys: { TeamId: id }", "keys: «TeamId"),
        Mistake("ATLAS003", "    operation: deleteGroupCluster", "    operation: «[deleteGroupCluster]"),
        Mistake("ATLAS003", "      - Tier\n", "      - «[Tier]\n"),
        Mistake("ATLAS004", "    synopsis: Gets clusters.\n    description", "    «description"),
        Mistake("ATLAS004", "    description: Gets one cluster or all clusters.\n", ""),
        Mistake("ATLAS004", "        text: Gets the window.\n", "", "other.yaml"),
        Mistake("ATLAS004", "family: Other\n", "", "other.yaml"),
        Mistake("ATLAS004", "{ poll: getGroupCluster, gone: true }", "«{ gone: true }"),
        Mistake("ATLAS005", "impact: High", "impact: «Hihg"),
        Mistake("ATLAS005", "as: switch", "as: «swich"),
        Mistake("ATLAS005", "handWritten: true", "handWritten: «ture"),
        Mistake("ATLAS005", "gone: true", "gone: «yes"),
        Mistake("ATLAS005", "mandatory: true", "mandatory: «treu"),
        Mistake("ATLAS005", "right: true", "right: «True"),
        Mistake("ATLAS005", "position: 1", "position: «first"),
        Mistake("ATLAS005", "position: 1", "position: «-1"),
        Mistake("ATLAS005", "width: 5", "width: «wide"),
        Mistake("ATLAS005", "explicit: [groupId]", "explicit: [«groupid]"),
        Mistake("ATLAS006", "      - code: Get-AtlasCluster -ClusterName Cluster0\n        text: Gets the same cluster.\n", ""),
        Mistake("ATLAS006", "      - Name\n      - Tier\n", "      «- Name\n      - Tier\n      - A: Name\n      - B: Name\n      - C: Name\n      - D: Name\n      - E: Name\n"),

        // Cmdlets and their operations.
        Mistake("ATLAS007", "  Get-AtlasCluster:", "  «Gett-AtlasCluster:"),
        Mistake("ATLAS007", "  Get-AtlasCluster:", "  «Fetch-AtlasCluster:"),
        Mistake("ATLAS007", "  Get-AtlasMaintenanceWindow:", "  «Get-MaintenanceWindow:", "other.yaml"),
        Mistake("ATLAS008", "  Get-AtlasMaintenanceWindow:", "  Get-AtlasTeam:", "other.yaml"),
        Mistake("ATLAS009", "operation: deleteGroupCluster", "operation: «deleteGroupClusters"),
        Mistake("ATLAS009", "ById: getOrgTeam,", "ById: «getOrgTaem,"),
        Mistake("ATLAS010", "    operation: getGroupMaintenanceWindow\n", "", "other.yaml"),
        Mistake("ATLAS010", "    handWritten: true\n", "    handWritten: «true\n    operation: listOrgTeams\n"),
        Mistake("ATLAS010", "    wait: { poll: getGroupCluster, property: stateName, done: [IDLE, READY], unlisted: READY }\n", ""),
        Mistake("ATLAS010", "    operations: { List: listOrgTeams,", "    operation: listOrgTeams\n    operations: «{ List: listOrgTeams,"),
        Mistake("ATLAS038", "operation: getOrgInvoiceCsv", "operation: «getOrg"),
        Mistake("ATLAS039", "    handWritten: true\n", "    handWritten: true\n    impact: «Low\n"),
        Mistake("ATLAS039", "      Query: The words to look for.", "      Query: { help: The words to look for., alias: «Words }"),

        // Parameters.
        Mistake("ATLAS011", "      TeamId: The id of the team.", "      TeamId: The id of the team.\n      «TeamIdd: The id of the team."),
        Mistake("ATLAS011", "      Duration: The length of the period.", "      Duration: The length of the period.\n      Length: { from: «durations, help: The length of the period. }"),
        Mistake("ATLAS012", "      Comment: A comment.\n", ""),
        Mistake("ATLAS012", "  OrgId: The organization.\n", "", "_common.yaml"),
        Mistake("ATLAS013", "alias: Block", "alias: «IpAddress"),
        Mistake("ATLAS013", "alias: Block", "alias: «Session"),
        Mistake("ATLAS013", "      Duration: The length of the period.", "      since: { from: duration, help: The length. }"),
        Mistake("ATLAS014", "alias: Block", "alias: «vb"),
        Mistake("ATLAS014", "      Comment: A comment.", "      «Debug: { from: comment, help: A comment. }"),
        Mistake("ATLAS015", "sets: ByBlock", "sets: «ByBlok"),
        Mistake("ATLAS015", "sets: ByAddress", "sets: [ByAddress, «Replcae]"),
        Mistake("ATLAS016", "values: listOrgTeams.name", "values: «listOrgTeam.name"),
        Mistake("ATLAS016", "values: listOrgTeams.name", "values: «listOrgTeams.nam"),
        Mistake("ATLAS017", "      CloudProvider: The cloud.", "      CloudProvider: { default: «AWZ, help: The cloud. }"),
        Mistake("ATLAS017", "default: admin,", "default: «admin, mandatory: true,"),
        Mistake("ATLAS018", "position: 1,", "position: «0,"),
        Mistake("ATLAS019", "omit: [links,", "omit: [«link,"),
        Mistake("ATLAS020", "explicit: [groupId]", "explicit: [«orgId]"),
        Mistake("ATLAS021", "lists: namespaces", "lists: «namespace"),

        // Questions and waits.
        Mistake("ATLAS022", "\"Remove cluster {ClusterName}", "«\"Remove cluster {ClustrName}"),
        Mistake("ATLAS022", "\"Remove cluster {ClusterName} from {ProjectId}[ and keep backups: {RetainBackups}]", "«\"Remove cluster {ClusterName} from {ProjectId}[ and keep backups: {RetainBackups}"),
        Mistake("ATLAS022", "    operation: getGroupMaintenanceWindow", "    operation: getGroupMaintenanceWindow\n    confirm: «Read {ProjectId}", "other.yaml"),
        Mistake("ATLAS023", "poll: getGroupCluster, gone", "poll: «getGroupClustr, gone"),
        Mistake("ATLAS023", "poll: getGroupCluster, gone", "poll: «deleteGroupCluster, gone"),
        Mistake("ATLAS023", "    operation: getGroupMaintenanceWindow", "    operation: getGroupMaintenanceWindow\n    wait: «{ poll: getGroupMaintenanceWindow, gone: true }", "other.yaml"),
        Mistake("ATLAS024", "property: stateName", "property: «statName"),
        Mistake("ATLAS024", "{ poll: getGroupCluster, gone: true }", "«{ poll: getGroupCluster }"),
        Mistake("ATLAS025", "done: [IDLE,", "done: [«IDEL,"),
        Mistake("ATLAS025", "unlisted: READY", "unlisted: «UPDATING"),
        Mistake("ATLAS026", "    instead: Use a Flex cluster.\n", ""),
        Mistake("ATLAS026", "    operation: getGroupMaintenanceWindow", "    operation: getGroupMaintenanceWindow\n    instead: «Use another.", "other.yaml"),

        // Types and their tables.
        Mistake("ATLAS027", "schema: TeamResponse", "schema: «TeamRespons"),
        Mistake("ATLAS027", "types:\n", "types:\n  Peer:\n    «schema: AwsNetworkPeeringConnectionSettings\n"),
        Mistake("ATLAS028", "schema: CloudDatabaseUser", "schema: [CloudDatabaseUser, «TeamResponse]"),
        Mistake("ATLAS028", "family: Other\n", "family: Other\n\ntypes:\n  Team:\n    schema: TeamRole\n", "other.yaml"),
        Mistake("ATLAS029", "keys: { TeamId: id }", "keys: { «TaemId: id }"),
        Mistake("ATLAS029", "keys: { TeamId: id }", "keys: { TeamId: «idd }"),
        Mistake("ATLAS030", "label: name", "label: «nam"),
        Mistake("ATLAS031", "      - Organization: OrgId", "      - Organization: «OrgIdd"),
        Mistake("ATLAS031", "    members: Tier\n    view:\n      - Name\n      - Tier\n", "    view:\n      - Name\n      - «Tier\n"),
        Mistake("ATLAS032", "\"$_.ConnectionStrings.StandardSrv", "«\"$_.ConnectionString.StandardSrv"),
        Mistake("ATLAS032", "\"$_.ConnectionStrings.StandardSrv", "«\"$_.ConnectionStrings.StandardSrvv"),
        Mistake("ATLAS032", "\"($_.Roles | ForEach-Object { '{0}@{1}' -f $_.RoleName", "«\"($_.Roles | ForEach-Object { '{0}@{1}' -f $_.RolName"),
        Mistake("ATLAS037", "      - Organization: OrgId", "      - Name: «OrgId"),

        // Words.
        Mistake("ATLAS033", "  ClusterName: The name of the cluster.", "  ClusterName: The name of the cluster.\n  «ClustersName: The name of the cluster."),
        Mistake("ATLAS033", "  OrgId: The organization.", "  OrgId: The organization.\n  «OrganizationId: The organization.", "_common.yaml"),
        Mistake("ATLAS033", "  Wait: Waits for the end.", "  «Wiat: Waits for the end.", "_common.yaml"),
        Mistake("ATLAS034", "description: Gets one team or all teams. New-AtlasAccessListEntry", "description: «Gets one team or all teams. New-AtlasAcessListEntry"),
        Mistake("ATLAS034", "code: Get-AtlasCluster -ClusterName", "code: «Get-AtlasClusters -ClusterName"),
        Mistake("ATLAS034", "  OrgId: The organization.", "  «OrgId: The organization that Get-AtlasOrganisation lists.", "_common.yaml"),
        Mistake("ATLAS035", "code: Get-AtlasCluster -ClusterName", "code: «Get-AtlasCluster -ClustrName"),
        Mistake("ATLAS035", "code: Save-AtlasInvoiceCsv 507f1f77bcf86cd799439011 -Path", "code: «Save-AtlasInvoiceCsv 507f1f77bcf86cd799439011 -OutPath"),
        Mistake("ATLAS041", "    operation: getGroupCluster\n", "    operation: getGroupCluster\n    parameters:\n      «ClusterName: The name of the cluster.\n"),
        Mistake("ATLAS042", "  Get-AtlasCluster:\n    synopsis: Gets clusters.\n    description: Gets one cluster or all clusters.\n    operation: getGroupCluster\n    omit: [Use-Effective-Instance-Fields, Use-Effective-Fields-Replication-Specs]\n", "  Get-AtlasCluster:\n    «synopsis: Gets clusters.\n    description: Gets one cluster or all clusters.\n    operation: deleteGroupCluster\n"),
        Mistake("ATLAS036", "  CloudProvider: \"\"", "  «CloudProvidr: \"\"", "_common.yaml"),
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Mistakes.Length)];

    [Fact]
    public void The_sample_itself_has_none()
    {
        Assert.Empty(Compile(Sample).Findings);
        Assert.True(Mistakes.Length >= 60);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Is_reported_by_its_rule_in_its_place(int index)
    {
        var (id, find, write, file) = Mistakes[index];
        string before = Sample[file];
        Assert.Contains(find, before, StringComparison.Ordinal);
        string after = before[..before.IndexOf(find, StringComparison.Ordinal)] + write + before[(before.IndexOf(find, StringComparison.Ordinal) + find.Length)..];
        int mark = after.IndexOf('«', StringComparison.Ordinal);
        var findings = Compile(new(Sample) { [file] = after.Replace("«", "", StringComparison.Ordinal) }).Findings;

        var finding = Assert.Single(findings.Where(finding => finding.Id == id).Take(1));
        Assert.Matches("[.?]$", finding.Message);
        if (mark >= 0)
            Assert.Contains(new CatalogPosition("cmdlets/" + file, Line(after, mark), Column(after, mark)), findings.Where(finding => finding.Id == id).Select(finding => finding.Position));
    }

    [Fact]
    public void None_hides_another_and_all_come_in_seconds()
    {
        var broken = Mistakes.Where(mistake => mistake.Id is "ATLAS005" or "ATLAS009" or "ATLAS015" or "ATLAS022" or "ATLAS025" or "ATLAS031" or "ATLAS034" or "ATLAS036").GroupBy(mistake => mistake.Id).Select(same => same.Last()).ToList();
        var files = new Dictionary<string, string>(Sample);
        foreach (var mistake in broken)
            files[mistake.File] = files[mistake.File].Replace(mistake.Find, mistake.Write.Replace("«", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var ids = Compile(files).Findings.Select(finding => finding.Id).Distinct().ToList();
        Assert.All(broken, mistake => Assert.Contains(mistake.Id, ids));
    }

    [Fact]
    public void An_empty_file_is_a_mistake() =>
        Assert.Contains(Compile(new(Sample) { ["empty.yaml"] = "" }).Findings, finding => finding is { Id: "ATLAS001", Position.File: "cmdlets/empty.yaml" });

    [Fact]
    public void A_cmdlet_that_is_written_by_hand_and_its_description_agree()
    {
        var module = Compile(Sample).Module;
        var built = module.Commands.ToDictionary(command => command.Name, IReadOnlyCollection<string> (command) => ["Query"]);
        Assert.Empty(WrittenCmdletCheck.Check(module, built));

        built["Find-AtlasCommand"] = ["Qery", "Exact", "Session"];
        built["Get-AtlasNothing"] = [];
        string[] messages =
        [
            "The class of Find-AtlasCommand has no parameter 'Query'. Did you mean 'Qery'?", "-Qery of Find-AtlasCommand has no help.", "-Exact of Find-AtlasCommand has no help.",
            "No file of the catalog describes the cmdlet Get-AtlasNothing.",
        ];
        Assert.Equal(messages, WrittenCmdletCheck.Check(module, built).Select(finding => finding.Message));

    }

    [Fact]
    public void A_cmdlet_that_was_not_built_is_a_mistake() =>
        Assert.Equal("No class in src/AtlasPS is the cmdlet Find-AtlasCommand.", Assert.Single(WrittenCmdletCheck.Check(Compile(Sample).Module, new Dictionary<string, IReadOnlyCollection<string>>())).Message);

    [Fact]
    public void Its_text_is_what_a_build_recognizes() =>
        Assert.Equal("cmdlets/x.yaml(4,5): error ATLAS002: No.", new CatalogFinding("ATLAS002", new("cmdlets/x.yaml", 4, 5), "No.").ToString());

    [Fact]
    public void Editors_have_the_same_table_of_keys()
    {
        string schema = Path.Combine(BuiltModule.RepositoryRoot, "src", "AtlasPS.Catalog", "cmdlets.schema.json");
        if (Environment.GetEnvironmentVariable("ATLASPS_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(schema, JsonSchemaWriter.Write());
        Assert.Equal(JsonSchemaWriter.Write(), File.ReadAllText(schema).ReplaceLineEndings("\n"));
    }

    private static (string, string, string, string) Mistake(string id, string find, string write, string file = "sample.yaml") => (id, find, write, file);

    private static CompiledCatalog Compile(Dictionary<string, string> files) =>
        CatalogCompiler.Compile(AtlasCatalog.Facts, files.Select(file => new KeyValuePair<string, string>("cmdlets/" + file.Key, file.Value)));

    private static int Line(string text, int index) => text[..index].Count(c => c == '\n') + 1;

    private static int Column(string text, int index) => index - text.LastIndexOf('\n', index - 1 < 0 ? 0 : index - 1);
}
