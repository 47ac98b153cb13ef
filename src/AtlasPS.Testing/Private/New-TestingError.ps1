# An error record with the advice that PowerShell shows under the message.
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

    $record = New-Object Management.Automation.ErrorRecord (New-Object InvalidOperationException $Message), $Id, $Category, $Target
    if ($Advice) {
        $record.ErrorDetails = New-Object Management.Automation.ErrorDetails "$Message $Advice"
        $record.ErrorDetails.RecommendedAction = $Advice
    }
    $record
}
