using System.Management.Automation;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>Get-Member: the properties and methods of each type of object that comes in.</summary>
[Cmdlet(VerbsCommon.Get, "Member")]
public sealed class GetMemberCommand : EverydayCmdlet
{
    private readonly HashSet<string> _seen = [];

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Names of members, with wildcards.</summary>
    [Parameter(Position = 0)]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Kinds of members.</summary>
    [Parameter]
    public PSMemberTypes MemberType { get; set; } = PSMemberTypes.All;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null || !_seen.Add(InputObject.TypeNames[0]))
            return;

        var patterns = Name.Select(static name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase)).ToArray();
        var members = InputObject.Members
            .Where(member => (member.MemberType & MemberType) != 0 && patterns.Any(pattern => pattern.IsMatch(member.Name)))
            .Where(static member => !IsAccessor(member))
            .OrderBy(static member => member.MemberType).ThenBy(static member => member.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var member in members)
            WriteObject(Describe(InputObject.TypeNames[0], member));
    }

    // get_Name and set_Name are how a property works, not something to call.
    private static bool IsAccessor(PSMemberInfo member) =>
        member is PSMethod && (member.Name.StartsWith("get_", StringComparison.Ordinal) || member.Name.StartsWith("set_", StringComparison.Ordinal));

    private static PSObject Describe(string typeName, PSMemberInfo member)
    {
        var described = new PSObject();
        // The engine has a view for this name.
        described.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.MemberDefinition");
        described.Properties.Add(new PSNoteProperty("TypeName", typeName));
        described.Properties.Add(new PSNoteProperty("Name", member.Name));
        described.Properties.Add(new PSNoteProperty("MemberType", member.MemberType));
        described.Properties.Add(new PSNoteProperty("Definition", member.ToString()));
        return described;
    }
}
