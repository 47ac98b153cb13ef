# An error record of this module. The advice is a part of the message, because Pester shows nothing else.
function New-TestingError {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Creates an object and changes nothing.')]
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $Id,
        [Parameter(Mandatory)] [Management.Automation.ErrorCategory] $Category,
        [Parameter(Mandatory)] [string] $Message,
        [string] $Advice,
        $Target
    )

    New-Object Management.Automation.ErrorRecord (New-Object InvalidOperationException "$Message $Advice".Trim()), $Id, $Category, $Target
}
