# The libraries of the module are for the module alone: other modules get what they would get without it.

Describe 'Isolation' {
    BeforeDiscovery {
        $isDesktop = $PSVersionTable.PSEdition -eq 'Desktop'
    }

    BeforeAll {
        . (Join-Path $PSScriptRoot 'World.ps1')

        # An assembly of another module. It refers to a library that has the name of one of ours and is missing.
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'library')).FullName
        $asker = Join-Path $TestDrive 'Asker.dll'
        Add-Type -OutputAssembly (Join-Path $folder 'Tomlyn.dll') -TypeDefinition 'namespace Tomlyn { public static class Probe { public static string Name() { return "probe"; } } }'
        Add-Type -OutputAssembly $asker -ReferencedAssemblies (Join-Path $folder 'Tomlyn.dll') -TypeDefinition 'public static class Asker { public static string Ask() { return Tomlyn.Probe.Name(); } }'

        # Runs a script in a new process with the module imported and in use; the error is reported by the name of its type.
        function Invoke-Beside {
            param([string] $Script)

            Invoke-Fresh @"
                Import-Module '$Manifest'
                Connect-Atlas -AccessToken (ConvertTo-SecureString x -AsPlainText -Force) -BaseUri http://127.0.0.1:9/
                try { $Script } catch { `$error[0].Exception.GetBaseException().GetType().Name }
"@
        }
    }

    It 'has the library that the other module asks for' {
        @(Get-ChildItem (Split-Path $Manifest) -Recurse -Filter Tomlyn.dll).Count | Should -BeGreaterThan 0
    }

    It 'finds its own libraries' {
        Invoke-Beside '(Get-AtlasContext).BaseUri.AbsoluteUri' | Should -Be 'http://127.0.0.1:9/'
    }

    It 'does not answer another assembly that refers to a library' {
        Invoke-Beside "[Reflection.Assembly]::LoadFrom('$asker').GetType('Asker').GetMethod('Ask').Invoke(`$null, `$null)" | Should -Be 'FileNotFoundException'
    }

    It 'does not answer a script that loads <_>' -ForEach 'Tomlyn', 'ICSharpCode.SharpZipLib', 'System.Text.Json, Version=99.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51', 'AtlasPS.Http, Version=99.0.0.0' {
        Invoke-Beside "[Reflection.Assembly]::Load('$_').FullName" | Should -BeIn 'FileNotFoundException', 'FileLoadException'
    }

    # The runtime does not say who asks.
    It 'does not answer an unknown caller that loads <_>' -Skip:$isDesktop -ForEach 'Tomlyn', 'ICSharpCode.SharpZipLib', 'System.Text.Json, Version=99.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51', 'AtlasPS.Http, Version=99.0.0.0' {
        Invoke-Beside "[Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyName([Reflection.AssemblyName] '$_').FullName" | Should -BeIn 'FileNotFoundException', 'FileLoadException'
    }
}
