using System.Management.Automation;
using System.Text;
using AtlasPS.Resources;

namespace AtlasPS.Commands;

/// <summary>Writes objects as the JSON that Atlas sent and takes, with what was changed since. Works without a connection, and where the language mode allows no methods.</summary>
[Cmdlet(VerbsData.ConvertTo, "AtlasJson", HelpUri = "https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/")]
[OutputType(typeof(string))]
public sealed class ConvertToAtlasJsonCommand : PSCmdlet
{
    /// <summary>The object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>Leaves line breaks and indentation out.</summary>
    [Parameter]
    public SwitchParameter Compress { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(JsonValues.Bare(InputObject) is AtlasObject known ? known.ToJson(!Compress) : Encoding.UTF8.GetString(ObjectWriter.ToUtf8(InputObject, !Compress)));
}
