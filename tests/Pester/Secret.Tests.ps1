# A secret goes to Atlas and nowhere else: not into files, not onto the screen, not into errors.

BeforeAll {
    . "$PSScriptRoot/World.ps1"
    $World = Enter-World
}

AfterAll { Exit-World $World }

Describe 'Secrets' {
    It 'are not in an exported session' {
        $file = Join-Path $TestDrive session.xml
        Get-AtlasContext | Export-Clixml $file -Depth 6
        Get-Content -Raw $file | Should -Match 'abcdefgh'
        Get-Content -Raw $file | Should -Not -Match $PrivateKey
    }

    It 'are not in a session''s JSON, text or properties' {
        $session = Get-AtlasContext
        $texts = ($session | ConvertTo-Json -Depth 3), "$session", ($session | Format-List * | Out-String)
        $texts -join "`n" | Should -Not -Match $PrivateKey
    }

    It 'are not on the streams for debugging' {
        $DebugPreference = 'Continue'
        $lines = Get-AtlasProject -Verbose 4>&1 5>&1 | Out-String
        $lines | Should -Match 'Authorization: \*\*\*'
        $lines | Should -Not -Match $PrivateKey
        $lines | Should -Not -Match 'response='
    }

    It 'are not in the error when they are wrong' {
        $ours = Get-AtlasContext
        try {
            $wrong = Connect-Atlas -SkipVerification (New-Credential abcdefgh 'not-the-private-key') -BaseUri $World.Address -PassThru
            $failure = { Get-AtlasProject -Session $wrong } | Should -Throw -PassThru
            $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
            ($failure | Format-List * -Force | Out-String), $failure.Exception.ToString() | Should -Not -Match 'not-the-private-key'
        }
        finally {
            Connect-Atlas -Credential (New-Credential abcdefgh $PrivateKey) -BaseUri $World.Address -ProjectId $ours.ProjectId -OrgId $ours.OrgId
        }
    }

    It 'are not in what making a database user shows' {
        $password = ConvertTo-SecureString 'a long enough pass phrase' -AsPlainText -Force
        $role = @{ roleName = 'read'; databaseName = 'payments' }
        $DebugPreference = 'Continue'
        $all = New-AtlasDatabaseUser -Username pester -DatabaseName admin -Password $password -Role $role -Verbose 4>&1 5>&1
        $all | Out-String | Should -Not -Match 'pass phrase'
        $all | Where-Object { $_ -is [AtlasPS.DatabaseUser] } | ConvertTo-Json -Depth 4 | Should -Not -Match 'pass phrase'
    }

    It 'are not in a transcript' {
        $file = Join-Path $TestDrive transcript.txt
        $env:ATLASPS_SECRETS = "$PrivateKey|mdb_sa_sk_sandbox|sandbox-access-token|not-the-private-key|a long enough pass phrase"
        try {
            # The transcript names the command line, so the secrets come another way.
            Invoke-Fresh @"
                `$key, `$client, `$token, `$wrong, `$phrase = `$env:ATLASPS_SECRETS -split '\|' | ForEach-Object { ConvertTo-SecureString `$_ -AsPlainText -Force }
                Import-Module '$Manifest'
                `$VerbosePreference = `$DebugPreference = 'Continue'
                `$PSDefaultParameterValues = @{ 'Connect-Atlas:BaseUri' = '$($World.Address)'; 'Connect-Atlas:ProjectId' = 'Payments' }
                `$null = Start-Transcript '$file'
                foreach (`$how in @{ Credential = [pscredential]::new('abcdefgh', `$key) },
                    @{ Credential = [pscredential]::new('mdb_sa_id_000000000000000000000001', `$client) },
                    @{ AccessToken = `$token }) {
                    Connect-Atlas @how
                    Get-AtlasContext | Format-List *
                    Get-AtlasCluster
                    Get-AtlasCluster nobody
                    New-AtlasDatabaseUser "by-`$([guid]::NewGuid())" -Password `$phrase -Role @{ roleName = 'read'; databaseName = 'app' }
                    `$Error | Format-List * -Force
                }
                try { Connect-Atlas ([pscredential]::new('abcdefgh', `$wrong)) } catch { `$_; `$_.Exception | Format-List * -Force }
                `$null = Stop-Transcript
"@ > $null
        }
        finally {
            $secrets = $env:ATLASPS_SECRETS -split '\|'
            $env:ATLASPS_SECRETS = $null
        }

        $transcript = Get-Content -Raw $file
        $transcript | Should -Match 'GET /api/atlas/v2/groups/\w+/clusters 200'
        $transcript | Should -Match 'Authorization: \*\*\*'
        $transcript | Should -Match 'You are not authorized'
        foreach ($secret in $secrets) {
            $transcript | Should -Not -Match ([regex]::Escape($secret))
            foreach ($name in 'abcdefgh', 'mdb_sa_id_000000000000000000000001') {
                $basic = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes("${name}:$secret")).TrimEnd('=')
                $transcript | Should -Not -Match ([regex]::Escape($basic))
            }
        }
        $transcript | Should -Not -Match 'response='
    }
}
