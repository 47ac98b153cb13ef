# The module AtlasPS.Testing from src, with the simulator that was built last, as a Pester file of somebody else would use them.

BeforeDiscovery {
    $Functions = (Import-PowerShellDataFile "$PSScriptRoot/../../src/AtlasPS.Testing/AtlasPS.Testing.psd1").FunctionsToExport
}

BeforeAll {
    . "$PSScriptRoot/World.ps1"
    $Source = Join-Path $RepositoryRoot 'src/AtlasPS.Testing'
    $Program = Get-ChildItem (Join-Path $RepositoryRoot 'src/AtlasPS.Simulator/bin/*/net10.0/AtlasPS.Simulator.dll') | Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $Program) { throw 'The simulator is not built. Run: dotnet build src/AtlasPS.Simulator' }

    $Before = $env:ATLAS_SIMULATOR
    $env:ATLAS_SIMULATOR = $Program.FullName
    Import-Module $Manifest
    Import-Module (Join-Path $Source 'AtlasPS.Testing.psd1') -Force

    # A request without credentials, and the response whatever its status. Windows PowerShell makes an error of a refusal.
    function Invoke-Plain {
        param([string] $Uri, [string] $Method = 'Get', [string] $Body)

        $call = @{ Uri = $Uri; Method = $Method; UseBasicParsing = $true }
        if ($Body) { $call.Body = $Body }
        if ($PSVersionTable.PSEdition -eq 'Core') { return Invoke-WebRequest @call -SkipHttpErrorCheck }
        try { Invoke-WebRequest @call }
        catch [Net.WebException] {
            $response = $_.Exception.Response
            $content = (New-Object IO.StreamReader $response.GetResponseStream()).ReadToEnd()
            [pscustomobject]@{ StatusCode = [int] $response.StatusCode; Headers = $response.Headers; Content = $content }
        }
    }

    # Waits until a process has ended, 20 s at most.
    function Wait-End {
        param([int] $Id)

        try { $process = [Diagnostics.Process]::GetProcessById($Id) } catch { return $true }
        $process.WaitForExit(20000)
    }

    # Starts a script in a new process of this PowerShell whose output can be read while it runs.
    function Start-Fresh {
        param([string] $Script)

        $path = (Get-Process -Id $PID).Path
        $library = if ((Split-Path $path -Leaf) -like 'dotnet*') { "`"$(Join-Path $PSHOME 'pwsh.dll')`"" }
        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("`$ProgressPreference = 'SilentlyContinue'; $Script"))
        $start = New-Object Diagnostics.ProcessStartInfo $path, "$library -NoProfile -NonInteractive -EncodedCommand $encoded".Trim()
        $start.UseShellExecute = $false
        $start.RedirectStandardOutput = $true
        [Diagnostics.Process]::Start($start)
    }
}

AfterAll {
    Remove-Module AtlasPS.Testing -Force
    Disconnect-Atlas
    $env:ATLAS_SIMULATOR = $Before
}

Describe 'The module AtlasPS.Testing' {
    It 'has a manifest that is data, and exports its public functions and nothing else' {
        $public = Get-ChildItem (Join-Path $Source 'Public') -Filter *.ps1 | ForEach-Object BaseName | Sort-Object
        $data = Import-PowerShellDataFile (Join-Path $Source 'AtlasPS.Testing.psd1')
        $data.FunctionsToExport | Sort-Object | Should -Be $public
        (Get-Command -Module AtlasPS.Testing).Name | Sort-Object | Should -Be $public
    }

    It 'has no name that a cmdlet of AtlasPS has' {
        (Get-Command -Module AtlasPS.Testing).Name | Where-Object { Get-Command -Module AtlasPS -Name $_ -ErrorAction Ignore } | Should -BeNullOrEmpty
    }

    It 'uses approved verbs' {
        (Get-Command -Module AtlasPS.Testing).Verb | Where-Object { $_ -notin (Get-Verb).Verb } | Should -BeNullOrEmpty
    }

    It 'has an about topic' {
        Get-Help about_AtlasPS_Testing | Out-String | Should -Match 'Start-AtlasSimulator -Connect'
    }

    It 'needs no syntax that Windows PowerShell 5.1 does not have' {
        foreach ($file in Get-ChildItem $Source -Recurse -Include *.ps1, *.psm1) {
            $tokens = $errors = $null
            $null = [Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref]$tokens, [ref]$errors)
            $errors | Should -BeNullOrEmpty
            $tokens.Kind | Where-Object { "$_" -in 'QuestionMark', 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr' } | Should -BeNullOrEmpty -Because $file.Name
            # 5.1 reads a file without a byte order mark in the code page of the system.
            [IO.File]::ReadAllText($file.FullName) | Should -Not -Match '[^\x00-\x7f]' -Because $file.Name
        }
    }
}

Describe 'Help of <_>' -ForEach $Functions {
    It 'has a synopsis, a description, every parameter and two examples' {
        $name = $_
        $help = Get-Help $name -Full
        $help.Synopsis | Should -Match '\.$'
        ($help.description | Out-String).Trim() | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
        $common = @([Management.Automation.Cmdlet]::CommonParameters) + [Management.Automation.Cmdlet]::OptionalCommonParameters
        foreach ($parameter in (Get-Command $name).Parameters.Keys | Where-Object { $_ -notin $common }) {
            ((Get-Help $name -Parameter $parameter).description | Out-String).Trim() | Should -Not -BeNullOrEmpty -Because $parameter
        }
    }

    It 'has examples that parse and that name existing commands and parameters' {
        foreach ($example in @((Get-Help $_ -Examples).examples.example)) {
            $errors = $null
            $ast = [Management.Automation.Language.Parser]::ParseInput($example.code, [ref]$null, [ref]$errors)
            $errors | Should -BeNullOrEmpty
            foreach ($call in $ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
                $command = Get-Command $call.GetCommandName() -ErrorAction Stop
                foreach ($parameter in $call.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] }) {
                    { $command.ResolveParameter($parameter.ParameterName) } | Should -Not -Throw -Because $example.code
                }
            }
        }
    }
}

Describe 'Start-AtlasSimulator' {
    AfterEach { Stop-AtlasSimulator }

    It 'returns where it listens, the keys, the ids and the process' {
        $atlas = Start-AtlasSimulator
        $atlas.BaseUri | Should -Match '^http://127\.0\.0\.1:\d+/$'
        $atlas.ProjectId | Should -Match '^[0-9a-f]{24}$'
        $atlas.OrgId | Should -Match '^[0-9a-f]{24}$'
        $atlas.State | Should -Be Running
        (Get-Process -Id $atlas.ProcessId).HasExited | Should -BeFalse
        ($atlas | Out-String) | Should -Match 'BaseUri +ProcessId State +OrgName +ProjectName +Version'
        foreach ($credential in $atlas.Credential, $atlas.ReadOnlyCredential, $atlas.ServiceAccountCredential) {
            $session = Connect-Atlas -Credential $credential -BaseUri $atlas.BaseUri -ProjectId $atlas.ProjectId -OrgId $atlas.OrgId -PassThru
            (Get-AtlasProject Payments -Session $session).Id | Should -Be $atlas.ProjectId
        }
    }

    It 'connects AtlasPS and passes its options on' {
        $atlas = Start-AtlasSimulator -Connect -DatabaseUserCount 40 -ChangeTimeMs 0
        (Get-AtlasContext).BaseUri | Should -Be $atlas.BaseUri
        @(Get-AtlasDatabaseUser -All).Count | Should -Be 44
    }

    It 'limits requests and offers SHA-256 where it is told to' {
        $null = Start-AtlasSimulator -Connect -RequestsPerMinute 1000 -OfferSha256
        $null = Get-AtlasCluster
        (Get-AtlasSimulatorRequest)[-1].Headers.Authorization | Should -Match 'SHA-256'
        (Invoke-Plain "$((Get-AtlasSimulator).BaseUri)api/atlas/v2/groups").StatusCode | Should -Be 401
    }

    It 'makes the last one that runs the default' {
        $first = Start-AtlasSimulator
        $second = Start-AtlasSimulator
        (Get-AtlasSimulator).ProcessId | Should -Be $first.ProcessId, $second.ProcessId
        Add-AtlasFault 'GET /**' -StatusCode 418 -BeforeAuthentication
        (Invoke-Plain "$($second.BaseUri)x").StatusCode | Should -Be 418
        $second | Stop-AtlasSimulator
        $null = Invoke-Plain "$($first.BaseUri)y"
        (Get-AtlasSimulatorRequest -IncludeChallenge).Path | Should -Be '/y'
    }

    It 'says that the port is in use' {
        $atlas = Start-AtlasSimulator
        { Start-AtlasSimulator -Port $atlas.BaseUri.Port } | Should -Throw "*port $($atlas.BaseUri.Port) on 127.0.0.1 is in use*" -ErrorId 'SimulatorNotStarted,Start-AtlasSimulator'
        @(Get-AtlasSimulator).Count | Should -Be 1
    }

    It 'says what to install when there is no program' {
        $path, $saved = $env:PATH, $env:ATLAS_SIMULATOR
        try {
            $env:ATLAS_SIMULATOR = $null
            $env:PATH = $TestDrive
            # The folder of global tools of the person who runs the tests may hold the program.
            Mock -ModuleName AtlasPS.Testing Test-Path { $false }
            { Start-AtlasSimulator } | Should -Throw '*dotnet tool install --global AtlasPS.Simulator*' -ErrorId 'SimulatorNotFound,Start-AtlasSimulator'
        }
        finally {
            $env:PATH, $env:ATLAS_SIMULATOR = $path, $saved
        }
    }

    It 'runs the dotnet of PATH, not a program of that name in the current folder' {
        InModuleScope AtlasPS.Testing { (Find-SimulatorProgram).FileName } | Should -Be (Get-Command dotnet -CommandType Application)[0].Source
    }

    It 'says which path does not exist' {
        { Start-AtlasSimulator -Path "$TestDrive/none" } | Should -Throw '*none*does not exist*the parameter Path*' -ErrorId 'SimulatorNotFound,Start-AtlasSimulator'
    }

    It 'says what a program printed that is no simulator' {
        { Start-AtlasSimulator -Path (Get-Command dotnet).Source } | Should -Throw -ErrorId 'SimulatorNotStarted,Start-AtlasSimulator'
    }

    It 'starts nothing with -WhatIf' {
        Start-AtlasSimulator -WhatIf | Should -BeNullOrEmpty
        Get-AtlasSimulator | Should -BeNullOrEmpty
    }

    It 'finds the tool manifest above the current location before a global tool' {
        $repository = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'repository/sub/deep') -Force
        $null = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'repository/.config')
        Set-Content (Join-Path $TestDrive 'repository/.config/dotnet-tools.json') '{"version":1,"isRoot":true,"tools":{"atlasps.simulator":{"version":"0.1.0","commands":["atlas-simulator"]}}}'
        $saved = $env:ATLAS_SIMULATOR
        Push-Location $repository
        try {
            $env:ATLAS_SIMULATOR = $null
            $found = InModuleScope AtlasPS.Testing { Find-SimulatorProgram }
            $found.Arguments | Should -Be 'tool run atlas-simulator --'
            $found.WorkingDirectory | Should -Be (Join-Path $TestDrive 'repository')
        }
        finally {
            Pop-Location
            $env:ATLAS_SIMULATOR = $saved
        }
    }
}

Describe 'Stop-AtlasSimulator' {
    It 'leaves no process, and may be called again' {
        $atlas = Start-AtlasSimulator
        Stop-AtlasSimulator
        Get-Process -Id $atlas.ProcessId -ErrorAction Ignore | Should -BeNullOrEmpty
        $atlas.State | Should -Be Stopped
        { Stop-AtlasSimulator; $atlas | Stop-AtlasSimulator } | Should -Not -Throw
        { Add-AtlasFault 'GET /**' -StatusCode 503 } | Should -Throw '*no running simulator*Start-AtlasSimulator*'
    }

    It 'takes an address, and what came out of a job' {
        $first, $second = 1..2 | ForEach-Object { Start-AtlasSimulator }
        Stop-AtlasSimulator "$($first.BaseUri)"
        $first.State, $second.State | Should -Be Stopped, Running
        [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($second)) | Stop-AtlasSimulator
        $second.State | Should -Be Stopped
        { Stop-AtlasSimulator http://127.0.0.1:9/ -ErrorAction Stop } | Should -Throw '*was not started by this session*'
    }

    It 'stops nothing when nothing is piped' {
        $atlas = Start-AtlasSimulator
        @() | Stop-AtlasSimulator
        $atlas.State | Should -Be Running
        Stop-AtlasSimulator
    }

    It 'happens when PowerShell ends, however it ends' {
        $import = "Import-Module '$(Join-Path $Source 'AtlasPS.Testing.psd1')'; (Start-AtlasSimulator).ProcessId"
        $shell = Start-Fresh "$import; Start-Sleep 120"
        $id = [int]$shell.StandardOutput.ReadLine()
        Get-Process -Id $id | Should -Not -BeNullOrEmpty
        $shell.Kill()
        Wait-End $id | Should -BeTrue

        $shell = Start-Fresh $import
        $id = [int]$shell.StandardOutput.ReadLine()
        Wait-End $id | Should -BeTrue
    }

    It 'happens when the module is removed' {
        $id = (Start-AtlasSimulator).ProcessId
        Remove-Module AtlasPS.Testing
        try { Wait-End $id | Should -BeTrue }
        finally { Import-Module (Join-Path $Source 'AtlasPS.Testing.psd1') }
    }
}

Describe 'With a simulator' {
    BeforeAll { $Atlas = Start-AtlasSimulator -Connect }
    BeforeEach { Reset-AtlasSimulator }
    AfterAll { Stop-AtlasSimulator }

    Context 'Add-AtlasFault' {
        It 'is retried by AtlasPS, and the cmdlet succeeds' {
            Add-AtlasFault -Match 'GET /**/clusters' -StatusCode 503 -Count 2
            (Get-AtlasCluster).Name | Should -Be Cluster0, Archive
            (Get-AtlasSimulatorRequest 'GET /**/clusters').StatusCode | Should -Be 503, 503, 200
        }

        It 'is an error record when it lasts longer than the retries' {
            Add-AtlasFault -Method GET -Path '/**/clusters' -StatusCode 503 -Always
            $failure = { Get-AtlasCluster -MaximumRetryCount 1 -ErrorAction Stop } | Should -Throw -PassThru
            $failure.CategoryInfo.Category | Should -Be ResourceUnavailable
            @(Get-AtlasSimulatorRequest).Count | Should -Be 2
        }

        It 'has the error code, the text, the headers and the status that were ordered' {
            Add-AtlasFault 'GET /**/clusters/Cluster0' -StatusCode 404 -ErrorCode CLUSTER_NOT_FOUND -Detail 'It was here.' -Header @{ 'X-Trace' = 17 } -RetryAfterSec 0
            $failure = { Get-AtlasCluster Cluster0 -ErrorAction Stop } | Should -Throw -PassThru
            $failure.FullyQualifiedErrorId | Should -BeLike 'CLUSTER_NOT_FOUND,*'
            $failure.Exception.Detail | Should -Be 'It was here.'

            Add-AtlasFault '* /**' -StatusCode 402 -Header @{ 'X-Trace' = 17 } -RetryAfterSec 3 -BeforeAuthentication
            $response = Invoke-Plain "$($Atlas.BaseUri)x"
            $response.StatusCode | Should -Be 402
            "$($response.Headers['X-Trace'])", "$($response.Headers['Retry-After'])" | Should -Be '17', '3'
        }

        It 'sends a text as HTML and an object as JSON' {
            Add-AtlasFault '* /**' -StatusCode 502 -Body '<h1>Bad Gateway</h1>' -BeforeAuthentication
            $response = Invoke-Plain "$($Atlas.BaseUri)x"
            $response.Content | Should -Be '<h1>Bad Gateway</h1>'
            "$($response.Headers['Content-Type'])" | Should -BeLike 'text/html*'

            Add-AtlasFault '* /**' -Body @{ results = @(@{ a = 1 }) } -BeforeAuthentication
            (Invoke-RestMethod "$($Atlas.BaseUri)x").results[0].a | Should -Be 1
        }

        It 'passes over the first requests with -Skip, and compares the query with a question mark' {
            Add-AtlasFault 'GET /**/databaseUsers?*pageNum=2*' -StatusCode 500 -Skip 1
            (Get-AtlasDatabaseUser -All -PageSize 1 -ErrorAction Stop).Count | Should -Be 4
            { Get-AtlasDatabaseUser -All -PageSize 1 -ErrorAction Stop } | Should -Throw
        }

        It 'loses the response but not the change with -ApplyChange' {
            Add-AtlasFault 'DELETE /**/databaseUsers/**' -Connection CutBeforeHeaders -ApplyChange -Always
            $failure = { Remove-AtlasDatabaseUser reporting -Confirm:$false -MaximumRetryCount 0 -ErrorAction Stop } | Should -Throw -PassThru
            $failure.Exception.OutcomeUnknown | Should -BeTrue
            (Get-AtlasDatabaseUser).Username | Should -Not -Contain reporting
        }

        It 'delays a response' {
            Add-AtlasFault 'GET /**/clusters' -DelayMs 60000
            { Get-AtlasCluster -TimeoutSec 1 -ErrorAction Stop } | Should -Throw -ErrorId '*imeout*'
        }

        It 'does with the connection what <_> says' -ForEach 'CutBeforeHeaders', 'CutAfterHeaders', 'CutMidBody', 'HangBeforeHeaders', 'HangMidBody' {
            Add-AtlasFault 'GET /**/clusters' -Connection $_ -Always
            { Get-AtlasCluster -MaximumRetryCount 0 -TimeoutSec 2 -ErrorAction Stop } | Should -Throw
            Clear-AtlasFault
            { Get-AtlasCluster -ErrorAction Stop } | Should -Not -Throw
        }

        It 'expires nonces and tokens, and AtlasPS signs in again' {
            Add-AtlasFault -ExpireNonce
            { Get-AtlasCluster -ErrorAction Stop } | Should -Not -Throw
            (Get-AtlasSimulatorRequest 'GET /**/clusters').StatusCode | Should -Be 401, 200

            $session = Connect-Atlas -Credential $Atlas.ServiceAccountCredential -BaseUri $Atlas.BaseUri -ProjectId Payments -PassThru
            Connect-Atlas -Credential $Atlas.Credential -BaseUri $Atlas.BaseUri -ProjectId Payments -OrgId Contoso
            Reset-AtlasSimulator
            Add-AtlasFault -ExpireToken
            { Get-AtlasCluster -Session $session -ErrorAction Stop } | Should -Not -Throw
            (Get-AtlasSimulatorRequest 'POST /api/oauth/token').StatusCode | Should -Be 200
        }

        It 'refuses what cannot be meant: <Problem>' -ForEach @(
            @{ Problem = 'no path'; Fault = @{ Match = 'GET'; StatusCode = 500 }; Message = '*not a method and a path*' }
            @{ Problem = 'no effect'; Fault = @{ Match = 'GET /x' }; Message = '*has no effect*' }
            @{ Problem = 'Count and Always'; Fault = @{ Match = 'GET /x'; StatusCode = 500; Count = 2; Always = $true }; Message = '*exclude each other*' }
        ) {
            { Add-AtlasFault @Fault } | Should -Throw $Message
        }

        It 'adds nothing with -WhatIf' {
            Add-AtlasFault 'GET /**/clusters' -StatusCode 403 -WhatIf
            { Get-AtlasCluster -ErrorAction Stop } | Should -Not -Throw
        }

        It 'takes the simulator from the pipeline, from a job, or by its address' {
            foreach ($simulator in $Atlas, "$($Atlas.BaseUri)", ([Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($Atlas)))) {
                $simulator | Add-AtlasFault 'GET /**/clusters' -StatusCode 403
                { Get-AtlasCluster -ErrorAction Stop } | Should -Throw
            }
        }

        It 'says which simulator does not answer' {
            { Add-AtlasFault 'GET /x' -StatusCode 500 -Simulator http://127.0.0.1:1/ } | Should -Throw '*http://127.0.0.1:1/ did not accept*'
        }
    }

    Context 'Reset-AtlasSimulator and Clear-AtlasFault' {
        It 'restore the data, remove the faults, and empty the log' {
            Remove-AtlasDatabaseUser reporting -Confirm:$false
            Add-AtlasFault '* /**' -StatusCode 403 -Always
            { Get-AtlasDatabaseUser -ErrorAction Stop } | Should -Throw
            Clear-AtlasFault
            (Get-AtlasDatabaseUser).Username | Should -Not -Contain reporting
            Reset-AtlasSimulator
            Get-AtlasSimulatorRequest | Should -BeNullOrEmpty
            (Get-AtlasDatabaseUser).Username | Should -Contain reporting
        }
    }

    Context 'Get-AtlasSimulatorRequest' {
        It 'shows the body as an object, the query decoded, and the headers' {
            $null = New-AtlasDatabaseUser -Username 'zoë & co' -DatabaseName admin -Password (ConvertTo-SecureString 'a long enough pass phrase' -AsPlainText -Force) -Role @{ roleName = 'read'; databaseName = 'shop' } -DeleteAfterDate ([datetime]'2031-02-03T04:05:06Z')
            $request = Get-AtlasSimulatorRequest 'POST /**/databaseUsers'
            $request.Body.username | Should -Be 'zoë & co'
            $request.Body.roles[0].databaseName | Should -Be shop
            $request.BodyText | Should -Match '2031-02-03T04:05:06'
            $request.StatusCode | Should -Be 201
            $request.Headers['content-type'] | Should -Match json

            $null = Invoke-Plain "$($Atlas.BaseUri)x?name=a%20b%26c&tag=1&tag=2&flag"
            $request = Get-AtlasSimulatorRequest 'GET /x' -IncludeChallenge
            $request.Query['name'] | Should -Be 'a b&c'
            $request.Query['tag'] | Should -Be '1', '2'
            $request.Query['flag'] | Should -Be ''
            $request.Target | Should -Be '/x?name=a%20b%26c&tag=1&tag=2&flag'
        }

        It 'keeps a list a list, and a text that is no JSON a text' {
            foreach ($body in '[{"a":1}]', 'a=1&b=2') { $null = Invoke-Plain "$($Atlas.BaseUri)x" -Method Post -Body $body }
            $list, $text = Get-AtlasSimulatorRequest -IncludeChallenge
            , $list.Body | Should -BeOfType [array]
            $list.Body[0].a | Should -Be 1
            $text.Body | Should -Be 'a=1&b=2'
        }

        It 'leaves challenges out, and shows a key that is refused' {
            $wrong = New-Credential abcdefgh 'not-the-private-key'
            try {
                { Connect-Atlas -Credential $wrong -BaseUri $Atlas.BaseUri -ErrorAction Stop; Get-AtlasProject -ErrorAction Stop } | Should -Throw
            }
            finally { Connect-Atlas -Credential $Atlas.Credential -BaseUri $Atlas.BaseUri -ProjectId Payments -OrgId Contoso }
            $all = Get-AtlasSimulatorRequest -IncludeChallenge
            $seen = Get-AtlasSimulatorRequest
            @($all | Where-Object { -not $_.Headers.ContainsKey('Authorization') }).Count | Should -BeGreaterThan 0
            @($seen | Where-Object { -not $_.Headers.ContainsKey('Authorization') }) | Should -BeNullOrEmpty
            $seen.StatusCode | Should -Contain 401
        }

        It 'filters by method, path and status, and empties the log with -Clear' {
            $null = Get-AtlasCluster
            Set-AtlasProject -ProjectId Payments -Name Payments -Confirm:$false
            Add-AtlasFault 'GET /**/alerts' -StatusCode 403
            Get-AtlasAlert -ErrorAction SilentlyContinue
            (Get-AtlasSimulatorRequest 'get /**/clusters').Path | Should -BeLike '*/clusters'
            Get-AtlasSimulatorRequest 'GET /*/clusters' | Should -BeNullOrEmpty
            (Get-AtlasSimulatorRequest -Method PATCH, DELETE).Body.name | Should -Be Payments
            (Get-AtlasSimulatorRequest -StatusCode 403).Path | Should -BeLike '*/alerts'
            (Get-AtlasSimulatorRequest | Out-String) | Should -Match 'Number Method StatusCode Target'
            @(Get-AtlasSimulatorRequest -Method PATCH -Clear).Count | Should -Be 1
            Get-AtlasSimulatorRequest | Should -BeNullOrEmpty
        }
    }

    Context 'Tab' {
        It 'offers what is known after <Line>' -ForEach @(
            @{ Line = 'Add-AtlasFault -StatusCode 50'; Expected = '500', '502', '503', '504' }
            @{ Line = 'Add-AtlasFault -ErrorCode CLUSTER_N'; Expected = 'CLUSTER_NOT_FOUND' }
            @{ Line = 'Add-AtlasFault -Connection Hang'; Expected = 'HangBeforeHeaders', 'HangMidBody' }
            @{ Line = 'Get-AtlasSimulatorRequest -Method P'; Expected = 'POST', 'PUT', 'PATCH' }
            @{ Line = 'Add-AtlasFault '; Expected = "'GET /api/atlas/v2/groups/*/clusters'" }
            @{ Line = 'Add-AtlasFault -Path '; Expected = "'/api/atlas/v2/groups/*/clusters'" }
        ) {
            $null = Get-AtlasCluster
            (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Be $Expected
        }
    }
}
