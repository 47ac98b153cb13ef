# What Tab offers. The completers are registered here and not by attributes, because only then they see the private functions of the module.

$methods = { param($command, $parameter, $word) $null = $command, $parameter; 'GET', 'POST', 'PUT', 'PATCH', 'DELETE' -like "$word*" }
$requests = { param($command, $parameter, $word, $ast, $bound) $null = $command, $ast; Complete-SeenRequest -Word $word -Bound $bound -PathOnly:($parameter -eq 'Path') }

Register-ArgumentCompleter -CommandName Add-AtlasFault, Get-AtlasSimulatorRequest -ParameterName Method -ScriptBlock $methods
Register-ArgumentCompleter -CommandName Add-AtlasFault, Get-AtlasSimulatorRequest -ParameterName Match -ScriptBlock $requests
Register-ArgumentCompleter -CommandName Add-AtlasFault -ParameterName Path -ScriptBlock $requests
Register-ArgumentCompleter -CommandName Add-AtlasFault -ParameterName StatusCode -ScriptBlock { Complete-StatusCode -Word $args[2] }
Register-ArgumentCompleter -CommandName Add-AtlasFault -ParameterName ErrorCode -ScriptBlock { Complete-ErrorCode -Word $args[2] }
