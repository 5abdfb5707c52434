@echo off
rem The command line of ParcelJ: parcelj COMMAND key=value ...
rem
rem PARCELJ_JAVA  the Java to run (17 or newer); else JAVA_HOME's, else the one on the path
rem PARCELJ_OPTS  options for it, such as -Xmx8g
rem PARCELJ_CACHE the folder for the archive of classes, by default in the user's local data; off for none
rem
rem Names may have parentheses and ampersands, so that no block holds one outside quotes.
setlocal
for %%h in ("%~dp0..") do set "home=%%~fh"
set "jar="
for /f "delims=" %%j in ('dir /b "%home%\lib\ParcelJ_-*.jar" 2^>nul') do set "jar=%home%\lib\%%j"
if not defined jar goto nojar

set "java="
for %%j in (java.exe) do set "java=%%~$PATH:j"
if not defined java set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
if defined PARCELJ_JAVA set "java=%PARCELJ_JAVA%"

rem The archive spares Java the reading and checking of classes. It holds for one Java and one place of the program.
set "share=-Xshare:auto"
if "%PARCELJ_CACHE%"=="off" goto run
rem For a macro ImageJ's classes are changed while they load, which those of an archive cannot be.
if "%~1"=="macro" goto run
set "cache=%PARCELJ_CACHE%"
if not defined cache if defined LOCALAPPDATA set "cache=%LOCALAPPDATA%\parcelj"
if not defined cache set "cache=%TEMP%\parcelj"
set "archive=%cache%\parcelj.jsa"
for %%j in ("%jar%") do set "stamp=%%~fj %%~tj %%~zj"
for %%j in ("%java%") do set "stamp=%stamp% %%~fj %%~tj %%~zj"
set made=""
if exist "%archive%.made" set /p made=<"%archive%.made"
if %made%=="%stamp%" if exist "%archive%" goto archived
if not exist "%cache%" mkdir "%cache%" 2>nul
rem It is of no use to a Java whose memory is addressed in another way, which depends on how much it may be.
rem What still waits for a compiler when the archive is written is never compiled by those who use it.
"%java%" "-XX:ArchiveClassesAtExit=%archive%.new" -XX:TieredStopAtLevel=1 -XX:-BackgroundCompilation -Xlog:disable -Xlog:all=error:stderr -XX:MaxRAMPercentage=70 -Djava.awt.headless=true -cp "%jar%" org.parcelj.launcher.Rehearsal >nul 2>nul <nul
if not exist "%archive%.new" goto run
move /y "%archive%.new" "%archive%" >nul 2>nul
if errorlevel 1 goto run
>"%archive%.made" echo "%stamp%"
:archived
set "share=-XX:SharedArchiveFile=%archive%"

:run
rem Short work is done before the second compiler pays; long work needs it.
set "quick=-XX:Tier3BackEdgeThreshold=10000 -XX:Tier4InvocationThreshold=25000 -XX:Tier4MinInvocationThreshold=300 -XX:Tier4CompileThreshold=75000 -XX:Tier4BackEdgeThreshold=200000"
rem The second compiler puts the processor's own instructions in place of checksums: never too soon.
set "quick=%quick% -XX:CompileCommand=quiet -XX:CompileCommand=CompileThresholdScaling,sun.security.provider.DigestBase::implCompressMultiBlock0,0.0003"
if "%~1"=="" set "quick=-XX:TieredStopAtLevel=1 -XX:+UnlockExperimentalVMOptions -XX:G1NewSizePercent=20"
for %%c in (help --help -h --version -V completion sizes labels-to-rois compare open-nifti) do if "%~1"=="%%c" set "quick=-XX:TieredStopAtLevel=1 -XX:+UnlockExperimentalVMOptions -XX:G1NewSizePercent=20"
rem Java 24 and later warn of the library that decodes Zstandard; older ones do not know the option that this stands for.
set "unsafe=-Dsun.misc.unsafe.memory.access=allow"
rem What the jar opens of Java's own packages only macros need.
set program=-cp "%jar%" org.parcelj.launcher.Main
if "%~1"=="macro" set program=-jar "%jar%"
rem Moved to another address, all that the archive points to is written anew at each start.
"%java%" "%share%" -Xshare:auto -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:MaxRAMPercentage=70 %quick% %unsafe% -Djava.awt.headless=true %PARCELJ_OPTS% %program% %*
exit /b %ERRORLEVEL%

:nojar
>&2 echo parcelj: there is no "%home%\lib\ParcelJ_-*.jar"
exit /b 1
