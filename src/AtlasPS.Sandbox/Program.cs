// The entry point follows.
return 0;
