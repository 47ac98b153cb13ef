# The libraries of the module are for the module alone: other modules get what they would get without it.

Describe 'Isolation' {
    BeforeDiscovery {
        $isDesktop = $PSVersionTable.PSEdition -eq 'Desktop'
        $names = 'Tomlyn', 'ICSharpCode.SharpZipLib', 'System.Text.Json, Version=99.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51', 'AtlasPS.Http, Version=99.0.0.0'
    }

    BeforeAll {
        . (Join-Path $PSScriptRoot 'World.ps1')

        # An assembly of another module. It refers to a library that has the name of one of ours and is missing.
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'library')).FullName
        $asker = Join-Path $TestDrive 'Asker.dll'
        Add-Type -OutputAssembly (Join-Path $folder 'Tomlyn.dll') -TypeDefinition 'namespace Tomlyn { public static class Probe { public static string Name() { return "probe"; } } }'
        Add-Type -OutputAssembly $asker -ReferencedAssemblies (Join-Path $folder 'Tomlyn.dll') -TypeDefinition 'public static class Asker { public static string Ask() { return Tomlyn.Probe.Name(); } }'

        # One new process with the module imported and in use answers for all tests. A failure is reported by the name of its type.
        $lines = Invoke-Fresh @"
            Import-Module '$Manifest'
            Connect-Atlas -SkipVerification -AccessToken (ConvertTo-SecureString x -AsPlainText -Force) -BaseUri http://127.0.0.1:9/
            function Report(`$what, [scriptblock] `$ask) {
                `$answer = try { & `$ask } catch { `$_.Exception.GetBaseException().GetType().Name }
                "`$what=`$answer"
            }
            Report own { (Get-AtlasContext).BaseUri.AbsoluteUri }
            Report assembly { [Reflection.Assembly]::LoadFrom('$asker').GetType('Asker').GetMethod('Ask').Invoke(`$null, `$null) }
            foreach (`$name in 'Tomlyn', 'ICSharpCode.SharpZipLib', 'System.Text.Json, Version=99.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51', 'AtlasPS.Http, Version=99.0.0.0') {
                Report "script `$name" { [Reflection.Assembly]::Load(`$name).FullName }
                if (`$PSVersionTable.PSEdition -eq 'Core') { Report "unknown `$name" { [Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyName([Reflection.AssemblyName] `$name).FullName } }
            }
"@
        function Get-Answer { param([string] $What) @($lines -like "$What=*")[0].Substring($What.Length + 1) }
    }

    It 'has the library that the other module asks for' {
        @(Get-ChildItem (Split-Path $Manifest) -Recurse -Filter Tomlyn.dll).Count | Should -BeGreaterThan 0
    }

    It 'finds its own libraries' {
        Get-Answer own | Should -Be 'http://127.0.0.1:9/'
    }

    It 'does not answer another assembly that refers to a library' {
        Get-Answer assembly | Should -Be 'FileNotFoundException'
    }

    It 'does not answer a script that loads <_>' -ForEach $names {
        Get-Answer "script $_" | Should -BeIn 'FileNotFoundException', 'FileLoadException'
    }

    # The runtime does not say who asks.
    It 'does not answer an unknown caller that loads <_>' -Skip:$isDesktop -ForEach $names {
        Get-Answer "unknown $_" | Should -BeIn 'FileNotFoundException', 'FileLoadException'
    }
}
