# Saved files where PowerShell's own commands find them: on drives that only PowerShell knows, and down the pipeline.

BeforeAll {
    . "$PSScriptRoot/World.ps1"
    $World = Enter-World
}

AfterAll { Exit-World $World }

Describe 'Saved files' {
    It 'lie on a drive of PowerShell''s own, and nothing else does' {
        $file = Save-AtlasHostLog h1.example.net -Path TestDrive:\mongodb.log -Expand
        $file | Should -BeOfType IO.FileInfo
        (Get-ChildItem TestDrive:\ -Force).Name | Should -Be 'mongodb.log'
        (Get-Content TestDrive:\mongodb.log | ConvertFrom-Json).msg | Should -Contain 'Slow query'
    }

    It 'go into a folder under the name that Atlas gives them' {
        $null = New-Item -ItemType Directory TestDrive:\logs
        Push-Location TestDrive:\logs
        try { Save-AtlasHostLog h1.example.net | ForEach-Object Name | Should -Match '^h1\.example\.net_[^:]+_MONGODB\.log\.gz$' }
        finally { Pop-Location }
    }

    It 'bind to commands that take files' {
        (Save-AtlasInvoiceCsv 5e8f8a8b3d2c1f0a1b2c3d4e TestDrive:\items.csv | Import-Csv).Organization | Should -Be 'Contoso', 'Contoso'
        Save-AtlasInvoiceCsv 5e8f8a8b3d2c1f0a1b2c3d4e TestDrive:\items.csv -Force | Remove-Item
        'TestDrive:\items.csv' | Should -Not -Exist
    }

    It 'are not written over unless that is asked for' {
        Set-Content TestDrive:\mine.gz 'mine'
        { Save-AtlasHostLog h1.example.net -Path TestDrive:\mine.gz -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists*'
        Get-Content TestDrive:\mine.gz | Should -Be 'mine'
    }
}
