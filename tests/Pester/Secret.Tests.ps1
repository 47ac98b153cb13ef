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
            $wrong = Connect-Atlas (New-Credential abcdefgh 'not-the-private-key') -BaseUri $World.Address -PassThru
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
}
