@echo off
rem Files and folders that are dropped on this become PDF, workbook and JSON beside themselves.
setlocal
set raingan="%~dp0raingan.exe"
if "%~1"=="" (
    %raingan% doctor
    goto end
)
:next
if "%~1"=="" goto end
%raingan% convert "%~1" -o "%~dp1."
shift
goto next
:end
pause
