@echo off
rem The command line of ParcelJ: parcelj COMMAND key=value ...
rem PARCELJ_JAVA is the Java to run (17 or newer), else JAVA_HOME's, else the one on the path; PARCELJ_OPTS are options for it.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
if defined PARCELJ_JAVA set "java=%PARCELJ_JAVA%"
for %%j in ("%home%\lib\ParcelJ_-*.jar") do set "jar=%%~fj"
set "archive=%LOCALAPPDATA%\parcelj\parcelj-%USERNAME%.jsa"
set "made="
if exist "%archive%.made" set /p made=<"%archive%.made"
for %%j in ("%jar%") do set "stamp=%java% %%~fj %%~tj %%~zj"
if not "%made%"=="%stamp%" (
	if not exist "%LOCALAPPDATA%\parcelj" mkdir "%LOCALAPPDATA%\parcelj"
	"%java%" "-XX:ArchiveClassesAtExit=%archive%" -Xlog:disable -Xlog:all=error:stderr -Xmx512m -Djava.awt.headless=true -cp "%jar%" org.parcelj.launcher.Rehearsal >nul 2>nul <nul
	>"%archive%.made" echo %stamp%
)
set "share=-XX:SharedArchiveFile=%archive%"
rem For a macro ImageJ's classes are changed while they load, which those of an archive cannot be.
if "%~1"=="macro" set "share=-Xshare:auto"
"%java%" "%share%" -Xshare:auto -XX:MaxRAMPercentage=70 -XX:Tier3BackEdgeThreshold=10000 -XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=12000 -XX:Tier4CompileThreshold=300000 -XX:Tier4BackEdgeThreshold=800000 -Djava.awt.headless=true %PARCELJ_OPTS% -jar "%jar%" %*
exit /b %ERRORLEVEL%
