using System.Management.Automation;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>Get-Content: the lines of a text file.</summary>
[Cmdlet(VerbsCommon.Get, "Content")]
public sealed class GetContentCommand : EverydayCmdlet
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string Path { get; set; } = "";

    /// <summary>All of it as one string.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var file = GetUnresolvedProviderPathFromPSPath(Path);
        if (!File.Exists(file))
        {
            WriteError(new ErrorRecord(
                new ItemNotFoundException($"Cannot find path '{file}' because it does not exist."), "PathNotFound", ErrorCategory.ObjectNotFound, Path));
            return;
        }

        if (Raw)
            WriteObject(File.ReadAllText(file));
        else
            WriteObject(File.ReadLines(file), enumerateCollection: true);
    }
}

/// <summary>Set-Content: writes a text file, UTF-8 without a mark.</summary>
[Cmdlet(VerbsCommon.Set, "Content", SupportsShouldProcess = true)]
public sealed class SetContentCommand : EverydayCmdlet
{
    private readonly List<string> _lines = [];

    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>The lines.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Value { get; set; }

    /// <summary>Nothing after the last line, or between lines.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _lines.AddRange((Value ?? []).Select(static line => LanguagePrimitives.ConvertTo<string>(line)));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var file = GetUnresolvedProviderPathFromPSPath(Path);
        if (!ShouldProcess(file))
            return;

        if (NoNewline)
            File.WriteAllText(file, string.Concat(_lines));
        else
            File.WriteAllLines(file, _lines);
    }
}
